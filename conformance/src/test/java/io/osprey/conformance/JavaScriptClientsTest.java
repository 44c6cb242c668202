package io.osprey.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.osprey.conformance.Programs.Result;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
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
    private static final Path INSTALLED = Path.of("target", "js").toAbsolutePath();

    @TempDir
    private Path directory;

    @BeforeAll
    static void assumeNode() {
        // The programs use Node's test runner.
        Programs.assumeWorks("node 18 or later with npm", "node", "--input-type=module", "-e", "import 'node:test'");
        Programs.assumeWorks("node 18 or later with npm", "npm", "--version");
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
        Path home = install(name);
        Path script = copy(program, home.resolve("test.mjs"));
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

            Result result = Programs.run(List.of("node", script.toString()), environment);

            assertThat(result.status()).as(result.output()).isZero();
            // A program without a test would end well, too.
            assertThat(result.output()).containsPattern("(?m)^\\S+ pass [1-9]").containsPattern("(?m)^\\S+ fail 0$");
            assertThat(once.calls()).isEqualTo(2);
            assertThat(always.calls()).isEqualTo(vainCalls);
        }
    }

    /** Installs what the package file names, unless it is there already. */
    private static Path install(String name) throws IOException {
        Path home = Files.createDirectories(INSTALLED.resolve(name));
        Path wanted = copy(name + "/package.json", home.resolve("package.json"));
        Path done = home.resolve("installed.json");
        if (!Files.exists(done) || Files.mismatch(wanted, done) >= 0) {
            Result result = Programs.run(
                    List.of(
                            "npm",
                            "install",
                            "--prefix",
                            home.toString(),
                            "--no-audit",
                            "--no-fund",
                            "--no-package-lock",
                            "--ignore-scripts"),
                    Map.of());
            if (result.status() != 0) {
                System.out.println("skipped: npm can't install " + name);
            }
            assumeTrue(result.status() == 0, result.output());
            Files.copy(wanted, done, StandardCopyOption.REPLACE_EXISTING);
        }
        return home;
    }

    private static Path copy(String resource, Path to) throws IOException {
        try (InputStream in = JavaScriptClientsTest.class.getResourceAsStream("js/" + resource)) {
            Files.copy(in, to, StandardCopyOption.REPLACE_EXISTING);
        }
        return to;
    }
}
