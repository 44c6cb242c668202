package io.osprey.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Microsoft's JavaScript clients, unmodified. Each is installed by npm into the build's directory; the calls and what is
 * expected of them are in the programs beside this class, written for Node's own test runner.
 */
@ExtendWith(WithServer.class)
class JavaScriptClientsTest {
    @TempDir
    private Path directory;

    @BeforeAll
    static void assumeNode() {
        NodePrograms.assumeNode();
    }

    @Test
    void imageAnalysis(RunningServer server) throws IOException {
        // It comes again three times.
        run("image-analysis", "image-analysis/test.mjs", "", 4, server);
    }

    @Test
    void computerVision20(RunningServer server) throws IOException {
        run("computer-vision-2.0", "computer-vision.mjs", "v2.0", 0, server);
    }

    @Test
    void computerVision32(RunningServer server) throws IOException {
        run("computer-vision-3.2", "computer-vision.mjs", "v3.2", 0, server);
    }

    /** @param vainCalls how many calls the program makes that are all refused for being too many */
    private void run(String name, String program, String version, int vainCalls, RunningServer server)
            throws IOException {
        Path picture = Files.write(directory.resolve("picture.jpg"), TestPicture.jpeg());
        try (PictureSite pictures = PictureSite.open();
                ThrottlingProxy once = ThrottlingProxy.plain(server, 1);
                ThrottlingProxy always = ThrottlingProxy.plain(server, Integer.MAX_VALUE)) {
            Map<String, String> environment = new HashMap<>(Map.of(
                    "ENDPOINT", server.endpoint(),
                    "SECURE_ENDPOINT", server.secureEndpoint(),
                    "NODE_EXTRA_CA_CERTS", server.certificate().toString(),
                    "KEY", server.key(),
                    "VERSION", version,
                    "PICTURE", picture.toString(),
                    "PICTURE_URL", pictures.picture(),
                    "MISSING_URL", pictures.missing(),
                    "THROTTLED_ONCE", once.endpoint(),
                    "THROTTLED", always.endpoint()));
            environment.put("SIGN", TestPicture.SIGN);
            environment.put("SMALL_URL", pictures.small());
            environment.put("LARGE_URL", pictures.large());
            environment.put("TEXT_URL", pictures.text());
            environment.put("HURRIED_KEY", server.keyOf(LowTier.HURRIED));
            environment.put("OTHER_HURRIED_KEY", server.keyOf(LowTier.HURRIED));
            environment.put("SPENT_KEY", server.keyOf(LowTier.SPENT));
            environment.put("WRONG_TIER_KEY", server.keyOf(version.isEmpty() ? LowTier.CLASSIC : LowTier.MODERN));

            NodePrograms.run(name, program, environment);

            assertThat(once.calls()).isEqualTo(2);
            assertThat(always.calls()).isEqualTo(vainCalls);
        }
    }
}
