package io.osprey.conformance;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs other programs. */
final class Programs {
    private static final long TIMEOUT_SECONDS = 300;

    private Programs() {}

    /**
     * What a program left behind.
     *
     * @param status exit status
     * @param output standard output and error together
     */
    record Result(int status, String output) {}

    /** Runs until the program ends. */
    static Result run(List<String> command, Map<String, String> environment) {
        try {
            Path output = Files.createTempFile("osprey-conformance", ".txt");
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(command.get(0) + " did not end within " + TIMEOUT_SECONDS + " s");
            }
            String text = Files.readString(output, StandardCharsets.UTF_8);
            Files.delete(output);
            return new Result(process.exitValue(), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Skips the calling test, and says so in one line, when the command can't be run or fails. */
    static void assumeWorks(String what, String... command) {
        boolean works;
        try {
            works = run(List.of(command), Map.of()).status() == 0;
        } catch (UncheckedIOException missing) {
            works = false;
        }
        if (!works) {
            System.out.println("skipped: " + what + " is missing");
        }
        assumeTrue(works, what + " is missing");
    }
}
