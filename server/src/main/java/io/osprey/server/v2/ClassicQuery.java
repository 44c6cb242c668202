package io.osprey.server.v2;

import io.osprey.engine.AnalysisRequest;
import io.osprey.engine.Feature;
import io.osprey.engine.language.SpokenLanguage;
import io.osprey.server.http.QueryParameters;
import io.osprey.server.problem.Problem;
import io.osprey.server.problem.Problem.Kind;
import io.osprey.server.problem.ProblemException;
import io.osprey.server.wire.Language;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a call of the operations analyze, describe, tag and detect asks for (api-v2.md sections 3 and 5 to 7).
 *
 * @param features at least one
 * @param details which specialised models categories are looked at with
 * @param maxCaptions how many captions are wanted at most, 1 or more
 * @param language what categories, tags and captions are in
 */
public record ClassicQuery(
        Set<VisualFeature> features, Set<DomainModel> details, int maxCaptions, SpokenLanguage language) {
    private static final Set<VisualFeature> SPEAKING_FIVE =
            EnumSet.of(VisualFeature.CATEGORIES, VisualFeature.DESCRIPTION);

    public ClassicQuery {
        features = Set.copyOf(features);
        details = Set.copyOf(details);
        if (maxCaptions < 1) {
            throw new IllegalArgumentException("maxCaptions must be 1 or more, not " + maxCaptions);
        }
    }

    /** The same in English. */
    public ClassicQuery(Set<VisualFeature> features, Set<DomainModel> details, int maxCaptions) {
        this(features, details, maxCaptions, SpokenLanguage.ENGLISH);
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
        SpokenLanguage language = language(parameters, dialect, features);
        if (features.contains(VisualFeature.ADULT)) {
            throw new Problem(Kind.FEATURE_WITHOUT_MODEL, VisualFeature.ADULT.wireName()).toException();
        }
        return new ClassicQuery(features, details, 1, language);
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
        Set<VisualFeature> features = Set.of(VisualFeature.DESCRIPTION);
        return new ClassicQuery(features, Set.of(), maxCaptions, language(parameters, dialect, features));
    }

    /**
     * Reads the parameters of tag.
     *
     * @throws io.osprey.server.problem.ProblemException {@code LANGUAGE}
     */
    static ClassicQuery tag(QueryParameters parameters, Dialect dialect) {
        Set<VisualFeature> features = Set.of(VisualFeature.TAGS);
        return new ClassicQuery(features, Set.of(), 1, language(parameters, dialect, features));
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
        language(parameters, dialect, Set.of());
    }

    private static void checkExclusions(QueryParameters parameters, Dialect dialect) {
        List<String> names = dialect.hasDescriptionExclude() ? parameters.list("descriptionExclude") : List.of();
        for (String name : names) {
            if (DomainModel.detail(name).isEmpty()) {
                throw bad("Specified descriptionExclude value is not valid.");
            }
        }
    }

    /**
     * The language that an answer comes in (section 13). Categories and captions are in five languages, tags in all that are
     * spoken here; what is English whatever is asked takes every language that the version lists.
     */
    private static SpokenLanguage language(QueryParameters parameters, Dialect dialect, Set<VisualFeature> features) {
        String code = parameters.first("language").orElse("en");
        Optional<SpokenLanguage> spoken = Optional.of(SpokenLanguage.ENGLISH);
        if (features.stream().anyMatch(SPEAKING_FIVE::contains)) {
            spoken = Language.ofCaptions(code);
        } else if (features.contains(VisualFeature.TAGS)) {
            spoken = Language.ofTags(code);
        }
        return spoken.filter(language -> dialect.listsLanguage(code))
                .orElseThrow(() -> Problem.of(Kind.LANGUAGE).toException());
    }

    private static ProblemException bad(String message) {
        return new Problem(Kind.BAD_ARGUMENT, message).toException();
    }

    /** What a call is counted as. */
    Set<String> usage() {
        return Stream.concat(
                        features.stream().map(VisualFeature::usageName),
                        details.stream().map(DomainModel::usageName))
                .collect(Collectors.toUnmodifiableSet());
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
        return new AnalysisRequest(wanted, false, List.of(), maxCaptions).in(language);
    }
}
