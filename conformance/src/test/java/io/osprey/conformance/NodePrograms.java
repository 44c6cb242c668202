package io.osprey.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.osprey.conformance.Programs.Result;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

/** Runs programs written for Node's own test runner, with packages that npm installs into the build's directory. */
final class NodePrograms {
    private static final Path INSTALLED = Path.of("target", "js").toAbsolutePath();

    private NodePrograms() {}

    /** Skips the calling test where Node or npm is missing. */
    static void assumeNode() {
        // The programs use Node's test runner.
        Programs.assumeWorks("node 18 or later with npm", "node", "--input-type=module", "-e", "import 'node:test'");
        Programs.assumeWorks("node 18 or later with npm", "npm", "--version");
    }

    /**
     * Runs a program until it ends; it has to have a test, and none that fails.
     *
     * @param packages directory of the {@code package.json} beside this class's {@code js}
     * @param program its file there
     */
    static void run(String packages, String program, Map<String, String> environment) throws IOException {
        Path home = install(packages);
        Path script = copy(program, home.resolve("test.mjs"));

        Result result = Programs.run(List.of("node", script.toString()), environment);

        assertThat(result.status()).as(result.output()).isZero();
        // A program without a test would end well, too.
        assertThat(result.output()).containsPattern("(?m)^\\S+ pass [1-9]").containsPattern("(?m)^\\S+ fail 0$");
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
        try (InputStream in = NodePrograms.class.getResourceAsStream("js/" + resource)) {
            Files.copy(in, to, StandardCopyOption.REPLACE_EXISTING);
        }
        return to;
    }
}
