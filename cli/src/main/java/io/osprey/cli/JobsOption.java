package io.osprey.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How many pictures are worked on at a time. */
final class JobsOption {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--jobs",
            paramLabel = "N",
            description = "Pictures worked on at a time (default: one for each processor).")
    private int jobs = Runtime.getRuntime().availableProcessors();

    /**
     * 1 or more.
     *
     * @throws ParameterException when the command line says less
     */
    int count() {
        if (jobs < 1) {
            throw new ParameterException(command.commandLine(), "--jobs must be 1 or more");
        }
        return jobs;
    }
}
