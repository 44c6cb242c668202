package io.osprey.cli;

import io.osprey.cli.analyze.PictureSource;
import io.osprey.cli.analyze.PictureSources;
import io.osprey.engine.gallery.Embedding;
import io.osprey.engine.gallery.Exemplar;
import io.osprey.engine.gallery.GalleryException;
import io.osprey.engine.gallery.GalleryKind;
import io.osprey.engine.gallery.GalleryStore;
import io.osprey.engine.gallery.PictureEmbedder;
import io.osprey.engine.picture.PictureException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code osprey gallery add}. */
@Command(name = "add", description = "Add pictures of one landmark, brand or person.")
final class GalleryAddCommand implements Callable<Integer> {
    private final Backend backend;

    @Spec
    private CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "KIND",
            converter = GalleryCommand.KindConverter.class,
            description = "landmarks, brands or celebrities.")
    private GalleryKind kind;

    @Parameters(index = "1", paramLabel = "NAME", description = "What answers call it.")
    private String name;

    @Parameters(
            index = "2..*",
            arity = "1..*",
            paramLabel = "FILE|DIR|URL",
            description = "Pictures of it: of a brand the mark itself, cut out; of a person the face.")
    private List<String> pictures;

    @Option(
            names = "--consent",
            description = "The person has agreed to be recognised; celebrities are not added without it.")
    private boolean consent;

    @Mixin
    private GalleriesOption galleries = new GalleriesOption();

    @Mixin
    private ModelsOption models = new ModelsOption();

    GalleryAddCommand(Backend backend) {
        this.backend = backend;
    }

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        String stripped = name.strip();
        if (!Exemplar.isName(stripped)) {
            throw new ParameterException(spec.commandLine(), "a name has 1 to 200 characters in one line");
        }
        if (kind == GalleryKind.CELEBRITIES && !consent) {
            throw new ParameterException(
                    spec.commandLine(), "celebrities are only added with --consent: has the person agreed?");
        }
        List<PictureSource> sources;
        try {
            sources = PictureSources.find(pictures);
        } catch (IOException | IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
        try (PictureEmbedder embedder = backend.embedders().open(models.directory())) {
            return add(embedder, new GalleryStore(galleries.directory(), kind), stripped, sources);
        } catch (Backend.ModelsException e) {
            err.println("osprey: the models can't be loaded: " + e.getMessage());
            return ExitCode.NO_MODELS;
        } catch (GalleryException e) {
            err.println("osprey: " + e.getMessage());
            return ExitCode.USAGE;
        }
    }

    private int add(PictureEmbedder embedder, GalleryStore store, String name, List<PictureSource> sources) {
        // Refused before the first picture, if it is to be refused.
        store.read(embedder.model());
        int added = 0;
        int known = 0;
        for (PictureSource source : sources) {
            try {
                byte[] bytes = source.read(backend.urls());
                Optional<Embedding> embedding =
                        embedder.embed(kind, backend.pictures().decode(bytes));
                if (embedding.isEmpty()) {
                    fail(source, kind == GalleryKind.CELEBRITIES ? "no face is found" : "nothing is seen");
                } else if (store.add(new Exemplar(name, Digests.sha256(bytes), embedding.get()), embedder.model())) {
                    added++;
                } else {
                    known++;
                }
            } catch (NoSuchFileException e) {
                fail(source, "no such file");
            } catch (PictureException | IOException | GalleryException e) {
                fail(source, String.valueOf(e.getMessage()));
            }
        }
        spec.commandLine()
                .getOut()
                .println(kind.lowerCaseName() + ": " + name + ": " + added + " added"
                        + (known == 0 ? "" : ", " + known + " known already"));
        return added + known == sources.size() && !sources.isEmpty() ? ExitCode.OK : ExitCode.SOME_FAILED;
    }

    private void fail(PictureSource source, String message) {
        spec.commandLine().getErr().println("osprey: " + source.name() + ": " + message);
    }
}
