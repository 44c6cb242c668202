package io.osprey.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code osprey custom}: models that the owner trains. */
@Command(
        name = "custom",
        description = "Train models of your own, and keep them.",
        footer = {
            "",
            "docs/custom.md says how pictures are laid out and what can be expected.",
            "",
            "Exit codes: 0 done; 1 the training did not come to its end; 2 wrong command line, or a data set or model that",
            "can't be used; 3 the models can't be loaded.",
            "",
            "Examples:",
            "  osprey custom train --data flowers/ --name flowers",
            "  osprey analyze --model flowers garden.jpg",
            "  osprey custom export flowers flowers.osprey-model"
        })
final class CustomCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    static CommandLine commandLine(Backend backend) {
        return new CommandLine(new CustomCommand())
                .addSubcommand(new CustomTrainCommand(backend))
                .addSubcommand(new CustomListCommand())
                .addSubcommand(new CustomExportCommand())
                .addSubcommand(new CustomImportCommand())
                .addSubcommand(new CustomDeleteCommand());
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: train, list, export, import or delete.");
    }
}
