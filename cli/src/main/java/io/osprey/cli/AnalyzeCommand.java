package io.osprey.cli;

import io.osprey.cli.analyze.AnalyzeJob;
import io.osprey.cli.analyze.FeatureNames;
import io.osprey.cli.analyze.PictureSource;
import io.osprey.cli.analyze.PictureSources;
import io.osprey.cli.analyze.Screen;
import io.osprey.cli.show.Summary;
import io.osprey.engine.AnalysisRequest;
import io.osprey.engine.Engine;
import io.osprey.engine.Feature;
import io.osprey.engine.custom.CustomModelException;
import io.osprey.engine.gallery.GalleryException;
import io.osprey.engine.gallery.GallerySettings;
import io.osprey.engine.language.SpokenLanguage;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code osprey analyze}: analyzes pictures in this process, without a server. */
@Command(
        name = "analyze",
        description = "Say what is in pictures: in words, as JSON, or drawn onto them.",
        footer = {
            "",
            "Exit codes: 0 all pictures analyzed; 1 some failed (named on the error output); 2 wrong command line;",
            "3 the models can't be loaded.",
            "",
            "Examples:",
            "  osprey analyze street.jpg",
            "  osprey analyze --features caption,read --json holiday/ > holiday.ndjson",
            "  osprey analyze --features all --ratios 0.9,1.33 --draw drawn/ street.jpg kitchen.png",
            "  osprey analyze https://example.com/street.jpg"
        })
final class AnalyzeCommand implements Callable<Integer> {
    private static final Set<Feature> OF_GALLERIES = Set.of(Feature.LANDMARKS, Feature.BRANDS, Feature.CELEBRITIES);

    private final Backend backend;

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE|DIR|URL",
            description = "Pictures. Directories are searched for pictures, subdirectories too.")
    private List<String> pictures;

    @Option(
            names = "--features",
            paramLabel = "LIST",
            description = {
                "What to say, separated by commas (default: " + FeatureNames.DEFAULT
                        + "; with --model, nothing else). There are caption, denseCaptions, tags,",
                "objects, people, faces, read, smartCrops, categories, color, imageType, landmarks, brands,",
                "celebrities, and all. The last three know what is in your galleries (osprey gallery)."
            })
    private String features;

    @Option(
            names = "--model",
            paramLabel = "NAME",
            description = "Ask this custom model (osprey custom), alone or beside --features.")
    private String customModel;

    @Mixin
    private CustomModelsOption customModels = new CustomModelsOption();

    @Option(
            names = "--language",
            paramLabel = "CODE",
            defaultValue = "en",
            description = "Language of captions and tags: en, es, ja, pt or zh (default: ${DEFAULT-VALUE}).")
    private String language;

    @Option(names = "--gender-neutral", description = "Say person and child in captions, not man, woman, boy or girl.")
    private boolean genderNeutral;

    @Option(
            names = "--ratios",
            paramLabel = "LIST",
            split = ",",
            description = "Width / height of the crops wanted, such as 0.9,1.33 (with smartCrops).")
    private List<Double> ratios = List.of();

    @Option(
            names = "--json",
            description = "Print one line of JSON for each picture, shaped like the web APIs' answers.")
    private boolean json;

    @Option(
            names = "--draw",
            paramLabel = "DIR",
            description = "Also save each picture with what was found drawn on it, as DIR/NAME.osprey.png.")
    private Path drawDirectory;

    @Mixin
    private ModelsOption models = new ModelsOption();

    @Mixin
    private GalleriesOption galleries = new GalleriesOption();

    @Option(
            names = "--celebrities-consent",
            description =
                    "The people in the gallery of celebrities have agreed to be recognised; without it nobody is.")
    private boolean celebritiesConsent;

    @Mixin
    private JobsOption jobs = new JobsOption();

    AnalyzeCommand(Backend backend) {
        this.backend = backend;
    }

    @Override
    public Integer call() throws InterruptedException {
        AnalysisRequest request = request();
        int atATime = jobs.count();
        PrintWriter err = spec.commandLine().getErr();
        List<PictureSource> sources;
        try {
            sources = PictureSources.find(pictures);
        } catch (IOException | IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
        if (sources.isEmpty()) {
            err.println("osprey: no pictures found in " + String.join(", ", pictures));
            return ExitCode.SOME_FAILED;
        }
        try (Engine engine = backend.engines()
                .open(
                        models.directory(),
                        galleries(request),
                        request.customModel().map(name -> customModels.directory()))) {
            request.customModel().ifPresent(engine::requireCustomModel);
            return analyze(engine, request, sources, atATime);
        } catch (GalleryException | CustomModelException e) {
            err.println("osprey: " + e.getMessage());
            return ExitCode.USAGE;
        } catch (Backend.ModelsException e) {
            err.println("osprey: the models can't be loaded: " + e.getMessage());
            return ExitCode.NO_MODELS;
        }
    }

    private int analyze(Engine engine, AnalysisRequest request, List<PictureSource> sources, int atATime)
            throws InterruptedException {
        AnalyzeJob job = new AnalyzeJob(
                engine,
                request,
                source -> backend.pictures().decode(source.read(backend.urls())),
                json
                        ? (source, analysis) -> backend.json().render(source.name(), analysis) + System.lineSeparator()
                        : (source, analysis) -> Summary.of(source.name(), analysis));
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        boolean bar = sources.size() > 1 && backend.terminal();
        try (Screen screen = bar ? Screen.withBar("analyze", out, err, sources.size()) : Screen.plain(out, err)) {
            int failures = job.run(sources, Optional.ofNullable(drawDirectory), atATime, screen::show);
            return failures == 0 ? ExitCode.OK : ExitCode.SOME_FAILED;
        } catch (IOException e) {
            throw new ParameterException(spec.commandLine(), "--draw: can't make the directory: " + e.getMessage(), e);
        }
    }

    /** A gallery that can't be used must not be in the way of those who don't ask for it. */
    private GallerySettings galleries(AnalysisRequest request) {
        return Collections.disjoint(request.features(), OF_GALLERIES)
                ? GallerySettings.NONE
                : new GallerySettings(Optional.of(galleries.directory()), celebritiesConsent);
    }

    private AnalysisRequest request() {
        SpokenLanguage spoken = SpokenLanguage.of(language)
                .orElseThrow(() ->
                        new ParameterException(spec.commandLine(), "--language: there are only en, es, ja, pt and zh"));
        try {
            boolean customAlone = features == null && customModel != null;
            Set<Feature> wanted =
                    customAlone ? Set.of() : FeatureNames.parse(features == null ? FeatureNames.DEFAULT : features);
            if (!ratios.isEmpty() && !wanted.contains(Feature.SMART_CROPS)) {
                throw new IllegalArgumentException("--ratios is for the feature smartCrops, which is not asked for");
            }
            return new AnalysisRequest(
                    wanted, genderNeutral, ratios, 1, false, spoken, Optional.ofNullable(customModel));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }
}
