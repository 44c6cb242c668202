package io.osprey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServeCommandTest {
    private final CommandLineTester osprey = new CommandLineTester();

    @Test
    void leavesEverySettingAtItsDefault() {
        assertThat(osprey.run("serve")).isEqualTo(ExitCode.OK);
        assertThat(osprey.served).hasSize(1).first().asList().isEmpty();
    }

    @Test
    void turnsFlagsIntoSettings(@TempDir Path directory) throws IOException {
        Path config = Files.writeString(directory.resolve("my.yaml"), "osprey.region: Home");
        osprey.run(
                "serve",
                "--port=80",
                "--https-port",
                "443",
                "--certificate=" + directory.resolve("c.pem"),
                "--private-key=" + directory.resolve("k.pem"),
                "--data-dir=" + directory,
                "--models=" + directory.resolve("models"),
                "--key=one",
                "--key=two",
                "--config=" + config,
                "--osprey.fetch.max-redirects=0",
                "--debug.on");
        assertThat(osprey.err()).isEmpty();
        assertThat(osprey.served)
                .singleElement()
                .asList()
                .containsExactly(
                        "--osprey.http.port=80",
                        "--osprey.https.port=443",
                        "--osprey.https.certificate=" + directory.resolve("c.pem"),
                        "--osprey.https.private-key=" + directory.resolve("k.pem"),
                        "--osprey.data-dir=" + directory,
                        "--osprey.models-dir=" + directory.resolve("models"),
                        "--osprey.keys=one,two",
                        "--spring.config.additional-location=" + config.toUri(),
                        "--osprey.fetch.max-redirects=0",
                        "--debug.on");
    }

    @Test
    void canTurnOffOneOfTheProtocols() {
        osprey.run("serve", "--no-http");
        osprey.run("serve", "--no-https");
        assertThat(osprey.served.get(0)).containsExactly("--osprey.http.enabled=false");
        assertThat(osprey.served.get(1)).containsExactly("--osprey.https.enabled=false");
    }

    @Test
    void refusesWhatIsNeitherFlagNorSetting() {
        assertThat(osprey.run("serve", "--prot=80")).isEqualTo(ExitCode.USAGE);
        assertThat(osprey.run("serve", "now")).isEqualTo(ExitCode.USAGE);
        assertThat(osprey.run("serve", "--config=/does/not/exist")).isEqualTo(ExitCode.USAGE);
        assertThat(osprey.run("serve", "--port=many")).isEqualTo(ExitCode.USAGE);
        assertThat(osprey.served).isEmpty();
    }

    @Test
    void saysWhyTheServerDidNotStart() {
        int code = osprey.withServer(arguments -> {
                    throw new IllegalStateException("failed", new IOException("Port 80 is taken"));
                })
                .run("serve");
        assertThat(code).isEqualTo(ExitCode.SOME_FAILED);
        assertThat(osprey.err()).isEqualToNormalizingNewlines("osprey: the server did not start: Port 80 is taken\n");
    }
}
