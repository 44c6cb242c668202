package io.osprey.cli;

import io.osprey.cli.analyze.InOrder;
import io.osprey.cli.analyze.PictureSource;
import io.osprey.cli.analyze.PictureSources;
import io.osprey.engine.gallery.Exemplar;
import io.osprey.engine.gallery.GalleryException;
import io.osprey.engine.gallery.GalleryKind;
import io.osprey.engine.gallery.GalleryStore;
import io.osprey.engine.gallery.LeaveOneOut;
import io.osprey.engine.gallery.PictureEmbedder;
import io.osprey.engine.picture.PictureException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code osprey gallery measure}. */
@Command(
        name = "measure",
        description = "Measure how well names are told, and from which similarity on a name should be given.",
        footer = {
            "",
            "Each picture is taken out and asked about in turn: with the others of its name in the gallery, and without.",
            "'right' is the share of the given names that are, 'found' the share of the pictures that are given theirs,",
            "'strangers' the share of those that are given a name though their own is not in the gallery."
        })
final class GalleryMeasureCommand implements Callable<Integer> {
    private static final int FIRST_HUNDREDTHS = 50;
    private static final int STEP_HUNDREDTHS = 5;
    private static final int FINE_FROM_HUNDREDTHS = 80;

    private final Backend backend;

    @Spec
    private CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "KIND",
            converter = GalleryCommand.KindConverter.class,
            description = "landmarks, brands or celebrities: how the pictures are looked at.")
    private GalleryKind kind;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "DIR",
            description = "Has a directory of pictures for each name (default: the gallery itself).")
    private Path pictures;

    @Option(
            names = "--right",
            paramLabel = "SHARE",
            defaultValue = "0.95",
            description = "The least share of right names that is good enough (default: ${DEFAULT-VALUE}).")
    private double leastPrecision;

    @Option(
            names = "--strangers",
            paramLabel = "SHARE",
            defaultValue = "0.01",
            description = "The largest share of named strangers that is good enough (default: ${DEFAULT-VALUE}).")
    private double mostStrangers;

    @Mixin
    private GalleriesOption galleries = new GalleriesOption();

    @Mixin
    private ModelsOption models = new ModelsOption();

    @Mixin
    private JobsOption jobs = new JobsOption();

    GalleryMeasureCommand(Backend backend) {
        this.backend = backend;
    }

    /** A picture to embed, and whose it is. */
    private record Labelled(String name, PictureSource source) {}

    /** What became of it. */
    private record Outcome(Labelled labelled, Optional<Exemplar> exemplar, String message) {}

    @Override
    public Integer call() throws InterruptedException {
        int atATime = jobs.count();
        PrintWriter err = spec.commandLine().getErr();
        List<Exemplar> exemplars = new ArrayList<>();
        boolean allRead = true;
        try {
            if (pictures == null) {
                new GalleryStore(galleries.directory(), kind)
                        .entries()
                        .forEach(entry -> exemplars.add(entry.exemplar()));
            } else {
                List<Labelled> labelled = labelled();
                try (PictureEmbedder embedder = backend.embedders().open(models.directory())) {
                    InOrder.run(labelled, atATime, one -> () -> embed(embedder, one), outcome -> outcome.exemplar()
                            .ifPresentOrElse(
                                    exemplars::add,
                                    () -> err.println("osprey: "
                                            + outcome.labelled().source().name() + ": " + outcome.message())));
                }
                allRead = exemplars.size() == labelled.size();
            }
        } catch (IOException e) {
            throw new ParameterException(spec.commandLine(), "can't read " + pictures + ": " + e.getMessage(), e);
        } catch (Backend.ModelsException e) {
            err.println("osprey: the models can't be loaded: " + e.getMessage());
            return ExitCode.NO_MODELS;
        } catch (GalleryException e) {
            err.println("osprey: " + e.getMessage());
            return ExitCode.USAGE;
        }
        print(exemplars);
        return allRead ? ExitCode.OK : ExitCode.SOME_FAILED;
    }

    private List<Labelled> labelled() throws IOException {
        List<Labelled> labelled = new ArrayList<>();
        try (Stream<Path> folders = Files.list(pictures)) {
            for (Path folder : folders.filter(Files::isDirectory).sorted().toList()) {
                for (PictureSource source : PictureSources.find(List.of(folder.toString()))) {
                    labelled.add(new Labelled(folder.getFileName().toString(), source));
                }
            }
        }
        return labelled;
    }

    private Outcome embed(PictureEmbedder embedder, Labelled labelled) {
        try {
            byte[] bytes = labelled.source().read(backend.urls());
            Optional<Exemplar> exemplar = embedder.embed(
                            kind, backend.pictures().decode(bytes))
                    .map(embedding -> new Exemplar(labelled.name(), Digests.sha256(bytes), embedding));
            return new Outcome(
                    labelled, exemplar, kind == GalleryKind.CELEBRITIES ? "no face is found" : "nothing is seen");
        } catch (PictureException | IOException | RuntimeException e) {
            return new Outcome(labelled, Optional.empty(), String.valueOf(e.getMessage()));
        }
    }

    private void print(List<Exemplar> exemplars) {
        PrintWriter out = spec.commandLine().getOut();
        LeaveOneOut measured = LeaveOneOut.of(exemplars);
        long names = exemplars.stream().map(Exemplar::name).distinct().count();
        out.println(kind.lowerCaseName() + ": " + exemplars.size() + " pictures of " + names + " names");
        out.println("similarity  right  found  strangers");
        for (int hundredths = FIRST_HUNDREDTHS; hundredths < 100; ) {
            LeaveOneOut.Score score = measured.at(hundredths / 100.0);
            out.println(String.format(
                    Locale.ROOT,
                    "      %4.2f  %4.0f%%  %4.0f%%    %6.1f%%",
                    score.threshold(),
                    100 * score.precision(),
                    100 * score.recall(),
                    100 * score.strangerRate()));
            hundredths += hundredths < FINE_FROM_HUNDREDTHS ? STEP_HUNDREDTHS : 1;
        }
        out.println(measured.lowest(leastPrecision, mostStrangers)
                .map(score -> String.format(
                        Locale.ROOT,
                        "good enough from %.2f on: %d of %d names right, %d of %d pictures found, %d of %d strangers named",
                        score.threshold(),
                        score.right(),
                        score.named(),
                        score.right(),
                        score.nameable(),
                        score.strangersNamed(),
                        score.strangers()))
                .orElse("not good enough at any similarity"));
        out.flush();
    }
}
