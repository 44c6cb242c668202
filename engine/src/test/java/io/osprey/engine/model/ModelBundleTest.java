package io.osprey.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelBundleTest {
    private static final Map<String, Tensor> INPUTS =
            Map.of("x", Tensor.of(new float[] {1, 2, 3, 4}, 2, 2), "k", Tensor.of(new long[] {21}, 1));

    @TempDir
    Path directory;

    private String sha256;

    @BeforeEach
    void writeModel() throws Exception {
        try (InputStream in = ModelBundleTest.class.getResourceAsStream("tiny.onnx")) {
            byte[] bytes = in.readAllBytes();
            Files.write(directory.resolve("tiny.onnx"), bytes);
            sha256 = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        }
        write("tiny.card.json", "{\"input\": \"x\", \"size\": 2}");
    }

    @Test
    void runsANetworkByNamedInputsAndOutputs() throws IOException {
        writeManifest("tiny.onnx", sha256);
        try (ModelBundle bundle = open()) {
            Network network = bundle.network("tiny");
            assertThat(network.inputNames()).containsExactlyInAnyOrder("x", "k");
            assertThat(network.metadata()).containsEntry("character", "a\nb");
            Map<String, Tensor.Floats> outputs = network.run(INPUTS, Set.of("double", "sum"));
            assertThat(outputs.get("double").shape()).containsExactly(2, 2);
            assertThat(outputs.get("double").values()).containsExactly(2, 4, 6, 8);
            assertThat(outputs.get("sum").values()).containsExactly(3, 7);
            assertThat(bundle.network("tiny")).isSameAs(network);
        }
    }

    @Test
    void refusesWrongInputsAndOutputsByName() throws IOException {
        writeManifest("tiny.onnx", sha256);
        try (ModelBundle bundle = open()) {
            Network network = bundle.network("tiny");
            assertThatThrownBy(() -> network.run(INPUTS))
                    .isInstanceOf(ModelException.class)
                    .hasMessageContaining("whole");
            assertThatThrownBy(() -> network.run(Map.of("y", Tensor.of(new float[2], 1, 2))))
                    .isInstanceOf(ModelException.class)
                    .hasMessageContaining("tiny.onnx");
            assertThatThrownBy(() -> network.run(INPUTS, Set.of("triple"))).isInstanceOf(ModelException.class);
        }
    }

    @Test
    void bindsTheCard() throws IOException {
        record Card(String input, int size) {}
        record Other(String input, double threshold) {}
        writeManifest("tiny.onnx", sha256);
        try (ModelBundle bundle = open()) {
            assertThat(bundle.card("tiny").get("size").asInt()).isEqualTo(2);
            assertThat(bundle.card("tiny", Card.class)).isEqualTo(new Card("x", 2));
            assertThatThrownBy(() -> bundle.card("tiny", Other.class))
                    .isInstanceOf(ModelException.class)
                    .hasMessageContaining("'tiny'")
                    .hasMessageContaining("threshold");
        }
    }

    @Test
    void namesRoleAndFileOfAWrongChecksum() throws IOException {
        writeManifest("tiny.onnx", "0".repeat(64));
        try (ModelBundle bundle = open()) {
            assertThatThrownBy(bundle::openAll)
                    .isInstanceOf(ModelException.class)
                    .hasMessageContainingAll("'tiny'", "tiny.onnx", sha256, "0".repeat(64));
        }
    }

    @Test
    void namesRoleAndFileOfAMissingFile() throws IOException {
        writeManifest("gone.onnx", sha256);
        try (ModelBundle bundle = open()) {
            assertThatThrownBy(() -> bundle.network("tiny"))
                    .isInstanceOf(ModelException.class)
                    .hasMessageContainingAll("'tiny'", "gone.onnx");
        }
    }

    @Test
    void namesRoleAndFileOfADamagedFile() throws Exception {
        byte[] damaged = "not a network".getBytes(StandardCharsets.UTF_8);
        Files.write(directory.resolve("bad.onnx"), damaged);
        writeManifest(
                "bad.onnx",
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(damaged)));
        try (ModelBundle bundle = open()) {
            assertThatThrownBy(() -> bundle.network("tiny"))
                    .isInstanceOf(ModelException.class)
                    .hasMessageContainingAll("'tiny'", "bad.onnx");
        }
    }

    @Test
    void staysInsideItsDirectory() throws IOException {
        writeManifest("../tiny.onnx", sha256);
        try (ModelBundle bundle = open()) {
            assertThatThrownBy(() -> bundle.network("tiny"))
                    .isInstanceOf(ModelException.class)
                    .hasMessageContaining("outside");
        }
    }

    @Test
    void namesAMissingRoleAndThoseThereAre() throws IOException {
        writeManifest("tiny.onnx", sha256);
        try (ModelBundle bundle = open()) {
            assertThatThrownBy(() -> bundle.network("caption"))
                    .isInstanceOf(ModelException.class)
                    .hasMessageContainingAll("'caption'", "[tiny]");
        }
    }

    @Test
    void refusesABrokenManifest() throws IOException {
        assertThatThrownBy(this::open).isInstanceOf(ModelException.class).hasMessageContaining("bundle.json");
        write("bundle.json", "{");
        assertThatThrownBy(this::open).isInstanceOf(ModelException.class).hasMessageContaining("bundle.json");
        write("bundle.json", "{\"version\": \"1\", \"models\": [{\"role\": \"tiny\", \"sha256\": \"x\"}]}");
        assertThatThrownBy(this::open).isInstanceOf(ModelException.class).hasMessageContaining("'tiny'");
        write("bundle.json", "{\"models\": []}");
        assertThatThrownBy(this::open).isInstanceOf(ModelException.class).hasMessageContaining("version");
    }

    @Test
    void readsAndVerifiesAttachments() throws IOException {
        String manifest = """
                {"version": "1", "models": [{"role": "tiny", "file": "tiny.onnx", "sha256": "%s", "attachments": [
                  {"name": "good", "file": "tiny.onnx", "sha256": "%s"},
                  {"name": "bad", "file": "tiny.onnx", "sha256": "%s"}]}]}
                """;
        write("bundle.json", manifest.formatted(sha256, sha256, "0".repeat(64)));
        try (ModelBundle bundle = open()) {
            assertThat(bundle.attachment("tiny", "good")).hasSizeGreaterThan(100);
            assertThatThrownBy(() -> bundle.attachment("tiny", "bad"))
                    .isInstanceOf(ModelException.class)
                    .hasMessageContainingAll("'bad'", "'tiny'", "SHA-256");
            assertThatThrownBy(() -> bundle.attachment("tiny", "none"))
                    .isInstanceOf(ModelException.class)
                    .hasMessageContainingAll("'none'", "'tiny'");
            assertThatThrownBy(() -> bundle.card("tiny"))
                    .isInstanceOf(ModelException.class)
                    .hasMessageContaining("no card");
        }
    }

    @Test
    void opensNetworksFromThreadsWithSmallStacks() throws Exception {
        try (ModelBundle bundle = ModelBundle.embedded()) {
            FutureTask<Boolean> task = new FutureTask<>(bundle::openAll, true);
            new Thread(null, task, "small", 256L << 10).start();
            assertThat(task.get()).isTrue();
        }
    }

    @Test
    void aDirectoryReplacesRolesAndKeepsTheRest() throws IOException {
        write("bundle.json", manifest("mine", "read-detect", "tiny.onnx", sha256));
        try (ModelBundle embedded = ModelBundle.embedded();
                ModelBundle bundle = ModelBundle.embeddedWith(directory)) {
            assertThat(bundle.roles()).isEqualTo(embedded.roles());
            assertThat(bundle.version()).isEqualTo(embedded.version() + "+mine");
            assertThat(bundle.network("read-detect").inputNames()).containsExactlyInAnyOrder("x", "k");
            assertThat(bundle.network("read-classify").inputNames()).containsExactly("x");
        }
    }

    @Test
    void isOfNoUseAfterClosing() throws IOException {
        writeManifest("tiny.onnx", sha256);
        ModelBundle bundle = open();
        bundle.network("tiny");
        bundle.close();
        bundle.close();
        assertThatThrownBy(() -> bundle.network("tiny")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void opensEveryEmbeddedModel() {
        try (ModelBundle bundle = ModelBundle.embedded()) {
            bundle.openAll();
            bundle.roles()
                    .forEach(role ->
                            assertThat(bundle.card(role).isObject()).as(role).isTrue());
        }
    }

    private ModelBundle open() {
        return ModelBundle.of(ModelSource.directory(directory), directory.toString());
    }

    private void writeManifest(String file, String sum) throws IOException {
        write("bundle.json", manifest("1", "tiny", file, sum));
    }

    private static String manifest(String version, String role, String file, String sum) {
        return """
                {"version": "%s", "models": [{"role": "%s", "file": "%s", "sha256": "%s", "card": "tiny.card.json"}]}
                """.formatted(version, role, file, sum);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(directory.resolve(name), text);
    }
}
