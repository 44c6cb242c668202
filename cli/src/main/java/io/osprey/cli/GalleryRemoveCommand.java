package io.osprey.cli;

import io.osprey.engine.gallery.GalleryException;
import io.osprey.engine.gallery.GalleryKind;
import io.osprey.engine.gallery.GalleryStore;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code osprey gallery remove}. */
@Command(name = "remove", description = "Forget a name and its pictures.")
final class GalleryRemoveCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "KIND",
            converter = GalleryCommand.KindConverter.class,
            description = "landmarks, brands or celebrities.")
    private GalleryKind kind;

    @Parameters(index = "1", arity = "0..1", paramLabel = "NAME", description = "The name, as it is listed.")
    private String name;

    @Option(names = "--all", description = "Forget every name; also what is damaged or was made with other models.")
    private boolean all;

    @Mixin
    private GalleriesOption galleries = new GalleriesOption();

    @Override
    public Integer call() {
        if (all == (name != null)) {
            throw new ParameterException(spec.commandLine(), "say which name, or --all");
        }
        try {
            GalleryStore store = new GalleryStore(galleries.directory(), kind);
            int removed = all ? store.removeAll() : store.remove(name.strip());
            if (removed == 0 && !all) {
                spec.commandLine().getErr().println("osprey: there is no '" + name + "' in " + kind.lowerCaseName());
                return ExitCode.USAGE;
            }
            spec.commandLine()
                    .getOut()
                    .println(kind.lowerCaseName() + ": " + removed + (removed == 1 ? " picture" : " pictures")
                            + " forgotten");
            return ExitCode.OK;
        } catch (GalleryException e) {
            spec.commandLine().getErr().println("osprey: " + e.getMessage());
            return ExitCode.USAGE;
        }
    }
}
