package io.osprey.cli;

import io.osprey.cli.analyze.Screen;
import io.osprey.cli.evaluate.BoxMeasurements;
import io.osprey.cli.evaluate.CaptionMeasurement;
import io.osprey.cli.evaluate.Evaluation;
import io.osprey.cli.evaluate.InputException;
import io.osprey.cli.evaluate.LabelMeasurement;
import io.osprey.cli.evaluate.Measurement;
import io.osprey.cli.evaluate.NameMap;
import io.osprey.cli.evaluate.Options;
import io.osprey.cli.evaluate.Report;
import io.osprey.cli.evaluate.TagMeasurements;
import io.osprey.cli.evaluate.TextMeasurement;
import io.osprey.cli.evaluate.Vocabulary;
import io.osprey.engine.Engine;
import io.osprey.engine.gallery.GallerySettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code osprey evaluate}: how good the answers are, on pictures of which the user knows what is right. */
@Command(
        name = "evaluate",
        description = "Measure how good the answers are, on pictures of which you know what is right.",
        footer = {
            "",
            "Exit codes: 0 everything measured; 1 some pictures are missing or could not be read (named on the error",
            "output), and the others were measured; 2 wrong command line or a file that can't be used; 3 the models can't",
            "be loaded. docs/evaluate.md has the formats of the files and says what the figures mean.",
            "",
            "Examples:",
            "  osprey evaluate --instances instances.json --pictures val2017/ --output report.json",
            "  osprey evaluate --captions captions.json --caption-words --pictures flickr8k/ --limit 100",
            "  osprey evaluate --folders flowers/ --names names.txt --details",
            "  osprey evaluate --text signs.tsv"
        })
final class EvaluateCommand implements Callable<Integer> {
    private final Backend backend;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--instances",
            paramLabel = "FILE",
            description = "Boxes in COCO's format: measures objects, and people where a category is people.")
    private Path instances;

    @Option(names = "--captions", paramLabel = "FILE", description = "Sentences in COCO's format: measures captions.")
    private Path captions;

    @Option(names = "--caption-words", description = "Also measure tags by the words of --captions.")
    private boolean captionWords;

    @Option(
            names = "--tags",
            paramLabel = "FILE",
            description = "The tags of each picture, as picture,tag;tag lines or JSON: measures tags.")
    private Path tags;

    @Option(
            names = "--folders",
            paramLabel = "DIR",
            description = "A directory with one of pictures for each class: measures how often tags name the class.")
    private Path folders;

    @Option(
            names = "--text",
            paramLabel = "FILE|DIR",
            description = "Transcriptions, as lines of picture TAB text, JSON, or ICDAR's gt_NAME.txt: measures text.")
    private Path text;

    @Option(
            names = "--pictures",
            paramLabel = "DIR",
            description = "Where the pictures are that the files name (default: beside each file).")
    private Path pictures;

    @Option(
            names = "--names",
            paramLabel = "FILE",
            description =
                    "What the engine calls classes, tags and words of your files, as lines of label = name, name.")
    private Path names;

    @Option(names = "--skip-unknown", description = "Pass over classes that the engine has no name for.")
    private boolean skipUnknown;

    @Option(
            names = "--exact-tags",
            description = "Take tags as they are: don't add the wider ones, such as animal where dog is.")
    private boolean exactTags;

    @Option(
            names = "--min-tag-pictures",
            paramLabel = "N",
            defaultValue = "1",
            description = "Measure only tags that so many pictures have (default: ${DEFAULT-VALUE}).")
    private int minTagPictures;

    @Option(names = "--most-tags", paramLabel = "N", description = "Measure only the N tags that most pictures have.")
    private int mostTags = Integer.MAX_VALUE;

    @Option(
            names = "--tag-threshold",
            paramLabel = "C",
            description = "Confidence from which on a tag is given (default: the models' own).")
    private Double tagThreshold;

    @Option(
            names = "--object-threshold",
            paramLabel = "C",
            description = "Confidence from which on an object is given (default: the models' own).")
    private Double objectThreshold;

    @Option(names = "--limit", paramLabel = "N", description = "Take N pictures of each file at most, evenly spread.")
    private int limit = Integer.MAX_VALUE;

    @Option(
            names = {"--threads", "--jobs"},
            paramLabel = "N",
            description =
                    "Pictures worked on at a time (default: one for each processor). The figures don't depend on it.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--output", paramLabel = "FILE", description = "Also write the report as JSON.")
    private Path output;

    @Option(names = "--details", description = "Print a line for each class, tag or picture; JSON always has them.")
    private boolean details;

    @Mixin
    private ModelsOption models = new ModelsOption();

    EvaluateCommand(Backend backend) {
        this.backend = backend;
    }

    @Override
    public Integer call() throws InterruptedException {
        check();
        PrintWriter err = spec.commandLine().getErr();
        Optional<Path> bundle = models.directory();
        AtomicBoolean somethingMissing = new AtomicBoolean();
        try {
            Options options = options(message -> {
                somethingMissing.set(true);
                err.println("osprey: " + message);
            });
            List<Measurement<?, ?>> measurements =
                    measurements(backend.vocabularies().read(bundle), options);
            try (Engine engine = backend.engines().open(bundle, GallerySettings.NONE, Optional.empty())) {
                Report report = measure(engine, measurements);
                spec.commandLine().getOut().print(report.text(details));
                spec.commandLine().getOut().flush();
                if (output != null) {
                    Files.writeString(output, report.json());
                }
                return report.failed().isEmpty() && !somethingMissing.get() ? ExitCode.OK : ExitCode.SOME_FAILED;
            }
        } catch (InputException e) {
            err.println("osprey: " + e.getMessage());
            return ExitCode.USAGE;
        } catch (IOException e) {
            err.println("osprey: --output: can't write " + output + ": " + e.getMessage());
            return ExitCode.USAGE;
        } catch (Backend.ModelsException e) {
            err.println("osprey: the models can't be loaded: " + e.getMessage());
            return ExitCode.NO_MODELS;
        }
    }

    private Report measure(Engine engine, List<Measurement<?, ?>> measurements) throws InterruptedException {
        Evaluation evaluation =
                new Evaluation(engine, source -> backend.pictures().decode(source.read(backend.urls())), measurements);
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        boolean bar = evaluation.pictures() > 1 && backend.terminal();
        try (Screen screen =
                bar ? Screen.withBar("evaluate", out, err, evaluation.pictures()) : Screen.plain(out, err)) {
            return evaluation.run(Version.osprey(), threads, screen::show);
        }
    }

    private List<Measurement<?, ?>> measurements(Vocabulary vocabulary, Options options) throws InputException {
        List<Measurement<?, ?>> all = new ArrayList<>();
        if (instances != null) {
            all.addAll(BoxMeasurements.of(instances, vocabulary, options));
        }
        if (captions != null) {
            all.add(CaptionMeasurement.of(captions, options));
        }
        if (captionWords) {
            all.add(TagMeasurements.ofCaptions(captions, vocabulary, options));
        }
        if (tags != null) {
            all.add(TagMeasurements.ofList(tags, vocabulary, options));
        }
        if (folders != null) {
            all.add(LabelMeasurement.of(folders, vocabulary, options));
        }
        if (text != null) {
            all.add(TextMeasurement.of(text, options));
        }
        return all;
    }

    private Options options(Consumer<String> missing) throws InputException {
        return new Options(
                Optional.ofNullable(pictures),
                names == null ? NameMap.EMPTY : NameMap.read(names),
                skipUnknown,
                exactTags,
                minTagPictures,
                mostTags,
                threshold(tagThreshold),
                threshold(objectThreshold),
                limit,
                missing,
                note -> spec.commandLine().getErr().println("osprey: " + note));
    }

    private static OptionalDouble threshold(Double value) {
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    private void check() {
        require(
                Stream.of(instances, captions, tags, folders, text).anyMatch(file -> file != null),
                "say what is right: --instances, --captions, --tags, --folders or --text");
        require(!captionWords || captions != null, "--caption-words needs --captions");
        require(limit >= 1, "--limit must be 1 or more");
        require(threads >= 1, "--threads must be 1 or more");
        require(minTagPictures >= 1, "--min-tag-pictures must be 1 or more");
        require(mostTags >= 1, "--most-tags must be 1 or more");
        for (Double threshold : new Double[] {tagThreshold, objectThreshold}) {
            require(threshold == null || threshold > 0 && threshold < 1, "a threshold must be above 0 and below 1");
        }
        if (output != null) {
            Path folder = output.toAbsolutePath().getParent();
            require(Files.isDirectory(folder), "--output: there is no directory " + folder);
            require(!Files.isDirectory(output), "--output: " + output + " is a directory");
        }
    }

    private void require(boolean condition, String message) {
        if (!condition) {
            throw new ParameterException(spec.commandLine(), message);
        }
    }
}
