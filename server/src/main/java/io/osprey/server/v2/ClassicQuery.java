package io.osprey.server.v2;

import io.osprey.engine.AnalysisRequest;
import io.osprey.engine.Feature;
import io.osprey.server.http.QueryParameters;
import io.osprey.server.problem.Problem;
import io.osprey.server.problem.Problem.Kind;
import io.osprey.server.wire.Language;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a call of the analyze operation asks for (api-v2.md section 3).
 *
 * @param features at least one
 * @param details which specialised models categories are looked at with
 */
public record ClassicQuery(Set<VisualFeature> features, Set<Detail> details) {
    private static final Set<VisualFeature> SPEAKING =
            EnumSet.of(VisualFeature.CATEGORIES, VisualFeature.TAGS, VisualFeature.DESCRIPTION);

    public ClassicQuery {
        features = Set.copyOf(features);
        details = Set.copyOf(details);
    }

    /**
     * Reads the parameters; names and values in any letter case, unknown parameters ignored.
     *
     * @param knowsLanguage the language codes of the API version
     * @throws io.osprey.server.problem.ProblemException {@code FEATURE_UNKNOWN}, {@code FEATURE_WITHOUT_MODEL},
     *     {@code DETAILS_UNKNOWN}, {@code BAD_ARGUMENT}, {@code LANGUAGE}
     */
    public static ClassicQuery parse(QueryParameters parameters, Predicate<String> knowsLanguage) {
        Set<VisualFeature> features = EnumSet.noneOf(VisualFeature.class);
        for (String name : parameters.list("visualFeatures")) {
            features.add(VisualFeature.named(name)
                    .orElseThrow(() -> Problem.of(Kind.FEATURE_UNKNOWN).toException()));
        }
        Set<Detail> details = EnumSet.noneOf(Detail.class);
        for (String name : parameters.list("details")) {
            Set<Detail> named = Detail.named(name);
            if (named.isEmpty()) {
                throw Problem.of(Kind.DETAILS_UNKNOWN).toException();
            }
            details.addAll(named);
        }
        if (features.isEmpty() || !details.isEmpty()) {
            features.add(VisualFeature.CATEGORIES);
        }
        checkExclusions(parameters.list("descriptionExclude"));
        checkLanguage(parameters.first("language").orElse("en"), features, knowsLanguage);
        if (features.contains(VisualFeature.ADULT)) {
            throw new Problem(Kind.FEATURE_WITHOUT_MODEL, VisualFeature.ADULT.wireName()).toException();
        }
        return new ClassicQuery(features, details);
    }

    private static void checkExclusions(List<String> names) {
        for (String name : names) {
            if (Detail.named(name).isEmpty()) {
                throw new Problem(Kind.BAD_ARGUMENT, "Specified descriptionExclude value is not valid.").toException();
            }
        }
    }

    /** English is all that is spoken; features that are English whatever is asked don't mind (section 13). */
    private static void checkLanguage(String code, Set<VisualFeature> features, Predicate<String> knowsLanguage) {
        boolean speaks = features.stream().anyMatch(SPEAKING::contains);
        if (!Language.isEnglish(code) && (speaks || !knowsLanguage.test(code))) {
            throw Problem.of(Kind.LANGUAGE).toException();
        }
    }

    /** The same question in the engine's terms. */
    public AnalysisRequest toEngine() {
        Set<Feature> wanted = EnumSet.noneOf(Feature.class);
        for (VisualFeature feature : features) {
            switch (feature) {
                case IMAGE_TYPE -> wanted.add(Feature.IMAGE_TYPE);
                case FACES -> wanted.add(Feature.FACES);
                case CATEGORIES -> wanted.add(Feature.CATEGORIES);
                case COLOR -> wanted.add(Feature.COLOR);
                case TAGS -> wanted.add(Feature.TAGS);
                case DESCRIPTION -> wanted.addAll(List.of(Feature.CAPTION, Feature.TAGS));
                case OBJECTS -> wanted.add(Feature.OBJECTS);
                case BRANDS, ADULT -> {
                    // No model answers these: brands are always an empty list, adult is refused above.
                }
            }
        }
        if (wanted.isEmpty()) {
            // Brands alone still need the picture's size and format: the cheapest feature brings them.
            wanted.add(Feature.COLOR);
        }
        return new AnalysisRequest(wanted, false, List.of(), 1);
    }
}
