package io.osprey.cli;

import io.osprey.cli.analyze.PictureSource;
import io.osprey.cli.analyze.PictureSources;
import io.osprey.cli.analyze.TrainingBar;
import io.osprey.cli.show.MistakeSheet;
import io.osprey.engine.custom.BoxUnits;
import io.osprey.engine.custom.ClassifierTrainer;
import io.osprey.engine.custom.CocoClassification;
import io.osprey.engine.custom.CocoRules;
import io.osprey.engine.custom.CustomModelException;
import io.osprey.engine.custom.CustomModelStore;
import io.osprey.engine.custom.DataSetException;
import io.osprey.engine.custom.FolderDataSet;
import io.osprey.engine.custom.LabelledPicture;
import io.osprey.engine.custom.Performance;
import io.osprey.engine.custom.PictureLooker;
import io.osprey.engine.custom.TrainedModel;
import io.osprey.engine.custom.TrainedModel.Mistake;
import io.osprey.engine.custom.TrainingException;
import io.osprey.engine.picture.PictureException;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code osprey custom train}. */
@Command(name = "train", description = "Train a classifier: it gives each picture one of your tags.")
final class CustomTrainCommand implements Callable<Integer> {
    private static final int NAME_COLUMNS = 24;

    private final Backend backend;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--data",
            required = true,
            paramLabel = "DIR|FILE",
            description = "A directory with a folder of pictures for each tag, or a COCO file (.json).")
    private Path data;

    @Option(names = "--name", required = true, paramLabel = "NAME", description = "What the model is called.")
    private String name;

    @Option(names = "--replace", description = "Take the place of a model of this name.")
    private boolean replace;

    @Option(
            names = "--hours",
            paramLabel = "N",
            defaultValue = "24",
            description = "The most time the training may take (default: ${DEFAULT-VALUE}).")
    private double hours;

    @Option(
            names = "--mistakes",
            paramLabel = "FILE",
            description = "Draw the worst mistakes into this PNG file. It holds small copies of your pictures.")
    private Path sheet;

    @Mixin
    private CustomModelsOption customModels = new CustomModelsOption();

    @Mixin
    private ModelsOption models = new ModelsOption();

    @Mixin
    private JobsOption jobs = new JobsOption();

    CustomTrainCommand(Backend backend) {
        this.backend = backend;
    }

    @Override
    public Integer call() {
        int atATime = jobs.count();
        if (!(hours > 0) || hours > 10_000) {
            throw new ParameterException(spec.commandLine(), "--hours must be above 0, and 10000 at most");
        }
        PrintWriter err = spec.commandLine().getErr();
        CustomModelStore store = new CustomModelStore(customModels.directory());
        try {
            // Refused before the first picture, if it is to be refused.
            if (store.exists(name) && !replace) {
                err.println("osprey: there is a custom model '" + name + "' already; --replace takes its place");
                return ExitCode.USAGE;
            }
            List<LabelledPicture> pictures = pictures();
            try (PictureLooker looker = backend.lookers().open(models.directory())) {
                TrainedModel trained = train(looker, pictures, atATime);
                store.save(name, trained.model(), replace);
                print(trained);
                if (sheet != null) {
                    draw(trained.mistakes(), pictures);
                }
            }
            return ExitCode.OK;
        } catch (Backend.ModelsException e) {
            err.println("osprey: the models can't be loaded: " + e.getMessage());
            return ExitCode.NO_MODELS;
        } catch (DataSetException e) {
            e.problems().forEach(problem -> err.println("osprey: " + problem));
            return ExitCode.USAGE;
        } catch (CustomModelException e) {
            err.println("osprey: " + e.getMessage());
            return ExitCode.USAGE;
        } catch (TrainingException e) {
            err.println("osprey: " + e.getMessage());
            return ExitCode.SOME_FAILED;
        }
    }

    private TrainedModel train(PictureLooker looker, List<LabelledPicture> pictures, int atATime) {
        ClassifierTrainer trainer =
                new ClassifierTrainer(looker, backend.pictures()::decode, atATime, InstantSource.system());
        try (TrainingBar bar = new TrainingBar(spec.commandLine().getErr(), backend.terminal())) {
            return trainer.train(pictures, Duration.ofMillis((long) (hours * 3_600_000)), bar);
        }
    }

    private List<LabelledPicture> pictures() {
        if (Files.isDirectory(data)) {
            return FolderDataSet.read(data, PictureSources.EXTENSIONS);
        }
        byte[] json;
        try {
            json = Files.readAllBytes(data);
        } catch (NoSuchFileException e) {
            throw new DataSetException(DataSetException.Reason.NOT_FOUND, data + ": no such file or directory");
        } catch (IOException e) {
            throw new DataSetException(DataSetException.Reason.NOT_FOUND, data + " can't be read: " + e);
        }
        CocoClassification coco = CocoClassification.read(json, CocoRules.BESIDE_PICTURES);
        if (coco.boxes() != BoxUnits.NONE) {
            spec.commandLine()
                    .getErr()
                    .println("osprey: " + data + ": the boxes, in "
                            + (coco.boxes() == BoxUnits.RELATIVE ? "fractions of the pictures" : "pixels")
                            + ", are not used by a classifier");
        }
        return coco.entries().stream()
                .map(entry -> new LabelledPicture(entry.name(), entry.tag(), () -> read(entry)))
                .toList();
    }

    /** The file beside the annotations, or else what is at the address. */
    private byte[] read(CocoClassification.Entry entry) throws IOException {
        Path file = data.resolveSibling(entry.fileName());
        Optional<String> web = entry.address().filter(address -> address.matches("(?i)https?://.*"));
        if (Files.isRegularFile(file) || web.isEmpty()) {
            return Files.readAllBytes(file);
        }
        try {
            return new PictureSource.UrlSource(URI.create(web.get())).read(backend.urls());
        } catch (IllegalArgumentException e) {
            throw new IOException("the address is none", e);
        }
    }

    private void print(TrainedModel trained) {
        PrintWriter out = spec.commandLine().getOut();
        Performance performance = trained.model().card().performance();
        out.println(String.format(Locale.ROOT, "%-" + NAME_COLUMNS + "s  pictures   right     AP", "tag"));
        for (Performance.TagPerformance tag : performance.tags()) {
            out.println(row(tag.name(), tag.pictures(), tag.accuracy(), tag.averagePrecision()));
        }
        out.println(row("all", performance.pictures(), performance.accuracyTop1(), performance.averagePrecision()));
        out.println(String.format(
                Locale.ROOT,
                "among the five surest %.1f%%, calibration error %.3f; each picture judged by a model trained without it",
                100 * performance.accuracyTop5(),
                performance.calibrationEce()));
        out.flush();
    }

    private static String row(String name, int pictures, double right, double averagePrecision) {
        return String.format(
                Locale.ROOT,
                "%-" + NAME_COLUMNS + "s  %8d  %5.1f%%  %5.3f",
                name,
                pictures,
                100 * right,
                averagePrecision);
    }

    /** The worst mistakes as one picture; that it can't be made doesn't harm the model. */
    private void draw(List<Mistake> mistakes, List<LabelledPicture> pictures) {
        Map<String, LabelledPicture> byName = pictures.stream()
                .collect(Collectors.toMap(LabelledPicture::name, Function.identity(), (first, second) -> first));
        try {
            if (mistakes.isEmpty()) {
                spec.commandLine().getOut().println("no mistakes to draw");
                return;
            }
            List<MistakeSheet.Shown> shown = new ArrayList<>();
            for (Mistake mistake : mistakes.subList(0, Math.min(MistakeSheet.MOST, mistakes.size()))) {
                shown.add(new MistakeSheet.Shown(
                        backend.pictures()
                                .decode(byName.get(mistake.picture()).file().read()),
                        mistake));
            }
            Path unfinished = Files.createTempFile(sheet.toAbsolutePath().getParent(), "", ".tmp");
            try {
                ImageIO.write(MistakeSheet.of(shown), "png", unfinished.toFile());
                Files.move(unfinished, sheet, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(unfinished);
            }
            spec.commandLine().getOut().println(mistakes.size() + " mistakes, the worst are in " + sheet);
        } catch (IOException | PictureException e) {
            spec.commandLine().getErr().println("osprey: the sheet of mistakes can't be made: " + e.getMessage());
        }
    }
}
