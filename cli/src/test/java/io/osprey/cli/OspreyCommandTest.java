package io.osprey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OspreyCommandTest {
    private final CommandLineTester osprey = new CommandLineTester();

    @ParameterizedTest
    @ValueSource(strings = {"version", "--version"})
    void printsItsVersion(String argument) {
        assertThat(osprey.run(argument)).isEqualTo(ExitCode.OK);
        assertThat(osprey.out()).containsPattern("osprey \\d+\\.\\d+").contains("Java " + Runtime.version());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "help",
                "serve --help",
                "analyze --help",
                "evaluate --help",
                "gallery --help",
                "help analyze",
                "keys --help",
                "help keys"
            })
    void helpsWithExamples(String line) {
        assertThat(osprey.run(line.split(" "))).isEqualTo(ExitCode.OK);
        assertThat(osprey.out()).contains("Usage: osprey").contains("Examples:");
        assertThat(osprey.out().lines()).allMatch(text -> text.length() <= 120);
    }

    @Test
    void namesItsCommands() {
        osprey.run("--help");
        assertThat(osprey.out()).contains("serve").contains("analyze").contains("version");
    }
}
