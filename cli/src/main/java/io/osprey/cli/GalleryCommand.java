package io.osprey.cli;

import io.osprey.engine.gallery.GalleryKind;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code osprey gallery}: landmarks, brands and people that are told by pictures of them. */
@Command(
        name = "gallery",
        description = "Teach landmarks, brands and people by pictures of them.",
        footer = {
            "",
            "KIND is landmarks, brands or celebrities. Not the pictures are kept, only what they look like to the network. A",
            "running server knows what was added when it is started again. docs/galleries.md says what can be expected.",
            "",
            "Exit codes: 0 done; 1 some pictures were not taken (named on the error output), and the others were; 2 wrong",
            "command line or a gallery that can't be used; 3 the models can't be loaded.",
            "",
            "Examples:",
            "  osprey gallery add landmarks \"Eiffel Tower\" eiffel/*.jpg",
            "  osprey gallery list",
            "  osprey gallery remove landmarks \"Eiffel Tower\"",
            "  osprey gallery measure brands logos/"
        })
final class GalleryCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    static CommandLine commandLine(Backend backend) {
        CommandLine commandLine = new CommandLine(new GalleryCommand())
                .addSubcommand(new GalleryAddCommand(backend))
                .addSubcommand(new GalleryListCommand())
                .addSubcommand(new GalleryRemoveCommand())
                .addSubcommand(new GalleryMeasureCommand(backend));
        commandLine.getSubcommands().values().forEach(subcommand -> subcommand
                .getCommandSpec()
                .mixinStandardHelpOptions(true));
        return commandLine;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: add, list, remove or measure.");
    }

    /** Reads a kind of gallery. */
    static final class KindConverter implements ITypeConverter<GalleryKind> {
        @Override
        public GalleryKind convert(String text) {
            return GalleryKind.named(text)
                    .orElseThrow(() ->
                            new TypeConversionException("'" + text + "' is none of landmarks, brands and celebrities"));
        }
    }
}
