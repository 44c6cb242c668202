package io.osprey.server.v2;

import io.osprey.engine.AnalysisRequest;
import io.osprey.engine.Feature;
import io.osprey.server.http.QueryParameters;
import io.osprey.server.problem.Problem;
import io.osprey.server.problem.Problem.Kind;
import io.osprey.server.problem.ProblemException;
import io.osprey.server.wire.Language;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What a call of the operations analyze, describe, tag and detect asks for (api-v2.md sections 3 and 5 to 7).
 *
 * @param features at least one
 * @param details which specialised models categories are looked at with
 * @param maxCaptions how many captions are wanted at most, 1 or more
 */
public record ClassicQuery(Set<VisualFeature> features, Set<DomainModel> details, int maxCaptions) {
    private static final Set<VisualFeature> SPEAKING =
            EnumSet.of(VisualFeature.CATEGORIES, VisualFeature.TAGS, VisualFeature.DESCRIPTION);

    public ClassicQuery {
        features = Set.copyOf(features);
        details = Set.copyOf(details);
        if (maxCaptions < 1) {
            throw new IllegalArgumentException("maxCaptions must be 1 or more, not " + maxCaptions);
        }
    }

    /** The given features with every option at its default. */
    static ClassicQuery of(VisualFeature... features) {
        return new ClassicQuery(Set.of(features), Set.of(), 1);
    }

    /**
     * Reads the parameters of analyze; names and values in any letter case, unknown parameters ignored.
     *
     * @throws io.osprey.server.problem.ProblemException {@code FEATURE_UNKNOWN}, {@code FEATURE_WITHOUT_MODEL},
     *     {@code DETAILS_UNKNOWN}, {@code BAD_ARGUMENT}, {@code LANGUAGE}
     */
    static ClassicQuery analyze(QueryParameters parameters, Dialect dialect) {
        Set<VisualFeature> features = EnumSet.noneOf(VisualFeature.class);
        for (String name : parameters.list("visualFeatures")) {
            features.add(VisualFeature.named(name)
                    .orElseThrow(() -> Problem.of(Kind.FEATURE_UNKNOWN).toException()));
        }
        Set<DomainModel> details = EnumSet.noneOf(DomainModel.class);
        for (String name : parameters.list("details")) {
            Set<DomainModel> named = DomainModel.detail(name);
            if (named.isEmpty()) {
                throw Problem.of(Kind.DETAILS_UNKNOWN).toException();
            }
            details.addAll(named);
        }
        if (features.isEmpty() || !details.isEmpty()) {
            features.add(VisualFeature.CATEGORIES);
        }
        checkExclusions(parameters, dialect);
        checkLanguage(parameters, dialect, features.stream().anyMatch(SPEAKING::contains));
        if (features.contains(VisualFeature.ADULT)) {
            throw new Problem(Kind.FEATURE_WITHOUT_MODEL, VisualFeature.ADULT.wireName()).toException();
        }
        return new ClassicQuery(features, details, 1);
    }

    /**
     * Reads the parameters of describe.
     *
     * @throws io.osprey.server.problem.ProblemException {@code BAD_ARGUMENT}, {@code LANGUAGE}
     */
    static ClassicQuery describe(QueryParameters parameters, Dialect dialect) {
        int maxCaptions = 1;
        if (parameters.first("maxCandidates").isPresent()) {
            maxCaptions = parameters
                    .integer("maxCandidates")
                    .filter(count -> count >= 1)
                    .orElseThrow(() -> bad("Specified maxCandidates value is not valid."));
        }
        checkExclusions(parameters, dialect);
        checkLanguage(parameters, dialect, true);
        return new ClassicQuery(Set.of(VisualFeature.DESCRIPTION), Set.of(), maxCaptions);
    }

    /**
     * Reads the parameters of tag.
     *
     * @throws io.osprey.server.problem.ProblemException {@code LANGUAGE}
     */
    static ClassicQuery tag(QueryParameters parameters, Dialect dialect) {
        checkLanguage(parameters, dialect, true);
        return of(VisualFeature.TAGS);
    }

    /** What detect asks for; it has no parameters of its own. */
    static ClassicQuery detect() {
        return of(VisualFeature.OBJECTS);
    }

    /**
     * Checks the language of what is printed alike in every language: the version must list it.
     *
     * @throws io.osprey.server.problem.ProblemException {@code LANGUAGE}
     */
    static void checkListed(QueryParameters parameters, Dialect dialect) {
        checkLanguage(parameters, dialect, false);
    }

    private static void checkExclusions(QueryParameters parameters, Dialect dialect) {
        List<String> names = dialect.hasDescriptionExclude() ? parameters.list("descriptionExclude") : List.of();
        for (String name : names) {
            if (DomainModel.detail(name).isEmpty()) {
                throw bad("Specified descriptionExclude value is not valid.");
            }
        }
    }

    /** English is all that is spoken; what doesn't speak takes every language that the version lists (section 13). */
    private static void checkLanguage(QueryParameters parameters, Dialect dialect, boolean speaks) {
        String code = parameters.first("language").orElse("en");
        if (!Language.isEnglish(code) && (speaks || !dialect.listsLanguage(code))) {
            throw Problem.of(Kind.LANGUAGE).toException();
        }
    }

    private static ProblemException bad(String message) {
        return new Problem(Kind.BAD_ARGUMENT, message).toException();
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
                case BRANDS -> wanted.add(Feature.BRANDS);
                case ADULT -> {
                    // No model answers it: it is refused above.
                }
            }
        }
        details.forEach(model -> wanted.add(model.feature()));
        return new AnalysisRequest(wanted, false, List.of(), maxCaptions);
    }
}
