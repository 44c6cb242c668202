package io.osprey.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.osprey.server.problem.Problem.Kind;
import io.osprey.server.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoundedReaderTest {
    private final UploadMemory memory = new UploadMemory(1_000_000, 2);

    @ParameterizedTest
    @CsvSource({
        "0, -1",
        "0, 0",
        "1, 1",
        "65535, -1",
        "65536, 65536",
        "65537, -1",
        "200000, -1",
        "200000, 200000",
        "200000, 5"
    })
    void readsAll(int bytes, long declared) throws IOException {
        byte[] content = new byte[bytes];
        new Random(1).nextBytes(content);

        try (UploadMemory.Share share = memory.open()) {
            assertThat(BoundedReader.read(new ByteArrayInputStream(content), declared, 200_000, share))
                    .isEqualTo(content);
            assertThat(memory.freeBytes()).isLessThanOrEqualTo(1_000_000 - bytes);
        }
        assertThat(memory.freeBytes()).isEqualTo(1_000_000);
    }

    @ParameterizedTest
    @CsvSource({"-1", "5", "200001"})
    void stopsAtTheLimit(long declared) {
        CountingZeros endless = new CountingZeros();

        assertThat(refusal(endless, declared, 200_000)).isEqualTo(Kind.PICTURE_TOO_MANY_BYTES);
        assertThat(endless.read).isLessThanOrEqualTo(200_001);
        assertThat(memory.freeBytes()).isEqualTo(1_000_000);
    }

    @Test
    void stopsWhenMemoryIsShort() {
        assertThat(refusal(new CountingZeros(), -1, 10_000_000)).isEqualTo(Kind.OVERLOADED);
        assertThat(memory.freeBytes()).isEqualTo(1_000_000);
    }

    private Kind refusal(InputStream in, long declared, long max) {
        ProblemException[] caught = new ProblemException[1];
        assertThatThrownBy(() -> {
                    try (UploadMemory.Share share = memory.open()) {
                        BoundedReader.read(in, declared, max, share);
                    }
                })
                .isInstanceOfSatisfying(ProblemException.class, refusal -> caught[0] = refusal);
        return caught[0].problem().kind();
    }

    private static final class CountingZeros extends InputStream {
        private long read;

        @Override
        public int read() {
            read++;
            return 0;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            read += length;
            return length;
        }
    }
}
