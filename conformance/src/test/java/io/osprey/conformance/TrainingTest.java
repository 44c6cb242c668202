package io.osprey.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.osprey.conformance.Programs.Result;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The tests of {@code training/}, with the Python on the path, where that has what its {@code requirements.txt} names. */
class TrainingTest {
    private static final Path TRAINING =
            Path.of("..", "training").toAbsolutePath().normalize();

    @Test
    void itsOwnTestsPass() {
        Programs.assumeWorks(
                "python3 with torch, onnx, onnxruntime, cv2, scipy, pycocotools and pytest, or WordNet",
                "python3",
                "-c",
                "import torch, onnx, onnxruntime, cv2, scipy, pycocotools, pytest; open('/usr/share/wordnet/data.noun')");
        Result result = Programs.run(
                List.of(
                        "python3",
                        "-m",
                        "pytest",
                        "-q",
                        "-p",
                        "no:cacheprovider",
                        TRAINING.resolve("tests").toString()),
                Map.of("PYTHONPATH", TRAINING.toString(), "OMP_NUM_THREADS", "1", "PYTHONDONTWRITEBYTECODE", "1"));
        assertThat(result.status()).as(result.output()).isZero();
        assertThat(result.output()).containsPattern("[1-9][0-9]* passed");
    }
}
