package io.osprey.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code osprey} itself: it only has subcommands. */
@Command(
        name = "osprey",
        description = "Self-hosted image analysis that speaks the Azure Computer Vision and Image Analysis APIs.",
        versionProvider = Version.class,
        mixinStandardHelpOptions = true,
        subcommands = HelpCommand.class,
        footer = {"", "Examples:", "  osprey serve", "  osprey analyze street.jpg", "  osprey help analyze"})
final class OspreyCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    /** The whole command line, ready to execute. */
    static CommandLine commandLine(Backend backend) {
        CommandLine serve = new CommandLine(new ServeCommand(backend)).setUnmatchedOptionsArePositionalParams(true);
        CommandLine commandLine = new CommandLine(new OspreyCommand())
                .addSubcommand(serve)
                .addSubcommand(new AnalyzeCommand(backend))
                .addSubcommand(new EvaluateCommand(backend))
                .addSubcommand(GalleryCommand.commandLine(backend))
                .addSubcommand(CustomCommand.commandLine(backend))
                .addSubcommand(KeysCommand.commandLine(backend))
                .addSubcommand(new VersionCommand());
        commandLine.getSubcommands().values().forEach(OspreyCommand::withHelp);
        return commandLine.setUsageHelpWidth(110).setUsageHelpAutoWidth(false);
    }

    private static void withHelp(CommandLine subcommand) {
        if (!subcommand.getCommandSpec().helpCommand()) {
            subcommand.getCommandSpec().mixinStandardHelpOptions(true);
        }
        subcommand.getSubcommands().values().forEach(OspreyCommand::withHelp);
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "Say what to do: serve, analyze, evaluate, gallery, custom, keys, version or help.");
    }
}
