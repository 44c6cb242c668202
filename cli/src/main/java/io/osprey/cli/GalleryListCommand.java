package io.osprey.cli;

import io.osprey.engine.gallery.GalleryException;
import io.osprey.engine.gallery.GalleryKind;
import io.osprey.engine.gallery.GalleryStore;
import java.io.PrintWriter;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code osprey gallery list}. */
@Command(name = "list", description = "List the names in the galleries, and how many pictures each has.")
final class GalleryListCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "KIND",
            converter = GalleryCommand.KindConverter.class,
            description = "landmarks, brands or celebrities (default: all of them).")
    private GalleryKind only;

    @Mixin
    private GalleriesOption galleries = new GalleriesOption();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try {
            for (GalleryKind kind : only == null ? List.of(GalleryKind.values()) : List.of(only)) {
                List<GalleryStore.Entry> entries = new GalleryStore(galleries.directory(), kind).entries();
                String models = entries.stream()
                        .map(entry -> entry.model().version())
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining(", "));
                out.println(kind.lowerCaseName() + (entries.isEmpty() ? ": empty" : ", models " + models + ":"));
                entries.stream()
                        .collect(Collectors.groupingBy(
                                entry -> entry.exemplar().name(), TreeMap::new, Collectors.counting()))
                        .forEach((name, count) ->
                                out.println("  " + name + "  " + count + (count == 1 ? " picture" : " pictures")));
            }
            return ExitCode.OK;
        } catch (GalleryException e) {
            spec.commandLine().getErr().println("osprey: " + e.getMessage());
            return ExitCode.USAGE;
        }
    }
}
