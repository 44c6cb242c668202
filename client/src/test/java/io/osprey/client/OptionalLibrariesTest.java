package io.osprey.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.osprey.client.testing.Samples;
import io.osprey.client.testing.ScriptedServer;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class OptionalLibrariesTest {
    @Test
    void bothSurfacesRunWithoutReactorAndResilience4j() throws Exception {
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.endsWith("classes")
                        || entry.contains("jackson") && !entry.contains("reactor") && !entry.contains("resilience4j"))
                .collect(Collectors.joining(File.pathSeparator));
        try (ScriptedServer server = ScriptedServer.json(200, Samples.GA)) {
            Process process = new ProcessBuilder(
                            ProcessHandle.current().info().command().orElse("java"),
                            "-cp",
                            classPath,
                            WithoutOptionalLibraries.class.getName(),
                            server.endpoint().toString())
                    .redirectErrorStream(true)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(output.lines()).containsExactly("dog", "dog", "without Reactor");
            assertThat(process.waitFor()).isZero();
        }
    }
}
