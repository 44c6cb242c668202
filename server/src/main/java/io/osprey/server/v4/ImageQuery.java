package io.osprey.server.v4;

import io.osprey.engine.AnalysisRequest;
import io.osprey.engine.Feature;
import io.osprey.engine.language.SpokenLanguage;
import io.osprey.server.custom.StoredModels;
import io.osprey.server.http.QueryParameters;
import io.osprey.server.problem.Problem;
import io.osprey.server.problem.Problem.Kind;
import io.osprey.server.problem.ProblemException;
import io.osprey.server.v4.ApiVersion.Shape;
import io.osprey.server.wire.Language;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Reads the parameters of the analyze operation (api-v4.md sections 2 and 7), in the order of section 8. */
final class ImageQuery {
    private static final Pattern MODEL_VERSION =
            Pattern.compile("(latest|\\d{4}-\\d{2}-\\d{2})(-preview)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern DECIMAL = Pattern.compile("(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
    private static final Set<Feature> CAPTIONS = EnumSet.of(Feature.CAPTION, Feature.DENSE_CAPTIONS);
    private static final double MIN_RATIO = 0.75;
    private static final double MAX_RATIO = 1.8;

    private ImageQuery() {}

    /**
     * The version asked for.
     *
     * @throws ProblemException {@code API_VERSION_MISSING}, {@code API_VERSION_UNKNOWN}
     */
    static ApiVersion version(QueryParameters parameters) {
        String name = parameters.first("api-version").orElseThrow(() -> Problem.of(Kind.API_VERSION_MISSING)
                .toException());
        return ApiVersion.named(name).orElseThrow(() -> new Problem(Kind.API_VERSION_UNKNOWN, name).toException());
    }

    /**
     * The question in the engine's terms.
     *
     * @throws ProblemException {@code FEATURES_MISSING}, {@code FEATURE_UNKNOWN}, {@code FEATURE_WITHOUT_MODEL},
     *     {@code LANGUAGE}, {@code BAD_ARGUMENT}; {@code NOT_FOUND} for what can't be the name of a custom model
     * @param modelKey what the engine calls the custom model of a name
     */
    static AnalysisRequest parse(QueryParameters parameters, ApiVersion version, UnaryOperator<String> modelKey) {
        List<String> names = parameters.list("features");
        Optional<String> customModel = version.shape() == Shape.GA ? Optional.empty() : parameters.first("model-name");
        if (names.isEmpty() && customModel.isEmpty()) {
            throw Problem.of(Kind.FEATURES_MISSING).toException();
        }
        Set<Feature> features = features(names, version);
        SpokenLanguage language = language(parameters.first("language").orElse("en"), features, version);
        List<Double> ratios = features.contains(Feature.SMART_CROPS)
                ? ratios(parameters.list("smartcrops-aspect-ratios"))
                : List.of();
        boolean neutral = flag(parameters.first("gender-neutral-caption"));
        parameters.first("model-version").ifPresent(ImageQuery::checkModelVersion);
        if (customModel.filter(name -> !StoredModels.isName(name)).isPresent()) {
            throw Problem.of(Kind.NOT_FOUND).toException();
        }
        return new AnalysisRequest(features, neutral, ratios, 1, false, language, customModel.map(modelKey));
    }

    private static Set<Feature> features(List<String> names, ApiVersion version) {
        Set<Feature> features = EnumSet.noneOf(Feature.class);
        for (String name : names) {
            if (ImageFeature.isAdult(name, version)) {
                throw new Problem(Kind.FEATURE_WITHOUT_MODEL, "adult").toException();
            }
            features.add(ImageFeature.named(name, version)
                    .orElseThrow(() -> Problem.of(Kind.FEATURE_UNKNOWN).toException())
                    .feature());
        }
        return features;
    }

    /**
     * The language that an answer comes in (section 7). Captions of GA are in English; those of the previews in the five languages
     * that their guide lists.
     */
    private static SpokenLanguage language(String code, Set<Feature> features, ApiVersion version) {
        Optional<SpokenLanguage> spoken = Optional.of(SpokenLanguage.ENGLISH);
        if (features.stream().anyMatch(CAPTIONS::contains)) {
            spoken = Language.ofCaptions(code)
                    .filter(language -> version.shape() != Shape.GA || language == SpokenLanguage.ENGLISH);
        } else if (features.contains(Feature.TAGS)) {
            spoken = Language.ofTags(code);
        }
        return spoken.filter(language -> Language.isKnown(code))
                .orElseThrow(() -> Problem.of(Kind.LANGUAGE).toException());
    }

    private static List<Double> ratios(List<String> texts) {
        List<Double> ratios = new ArrayList<>();
        for (String text : texts) {
            // Java's own form of numbers has more: 1d, 0x1p0, NaN.
            double ratio = DECIMAL.matcher(text).matches() ? Double.parseDouble(text) : 0;
            if (ratio < MIN_RATIO || ratio > MAX_RATIO) {
                throw ratioOutOfRange();
            }
            ratios.add(ratio);
        }
        return ratios;
    }

    private static ProblemException ratioOutOfRange() {
        return bad("'smartcrops-aspect-ratios' aspect ratio is not in allowed range [0.75 to 1.8]");
    }

    private static boolean flag(Optional<String> text) {
        return switch (text.orElse("false").toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw bad("'gender-neutral-caption' must be true or false");
        };
    }

    private static void checkModelVersion(String text) {
        if (!MODEL_VERSION.matcher(text).matches()) {
            throw bad("'model-version' is not valid");
        }
    }

    private static ProblemException bad(String message) {
        return new Problem(Kind.BAD_ARGUMENT, message).toException();
    }
}
