package io.osprey.server.v3;

import io.osprey.server.document.PageRange;
import io.osprey.server.http.QueryParameters;
import io.osprey.server.problem.Problem;
import io.osprey.server.problem.Problem.Kind;
import io.osprey.server.wire.TextLanguage;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a call of the operation read/analyze asks for.
 *
 * @param language as it is printed; empty when none is named
 * @param pages of the document
 * @param naturalOrder whether columns are read one after the other, in place of row by row
 * @param modelVersion what is printed; empty in v3.0 and v3.1
 */
record ReadQuery(Optional<String> language, PageRange pages, boolean naturalOrder, Optional<String> modelVersion) {
    private static final Pattern MODEL_VERSION =
            Pattern.compile("(latest|\\d{4}-\\d{2}-\\d{2})(-preview)?", Pattern.CASE_INSENSITIVE);
    private static final String LATEST = "2022-04-30";
    private static final Set<String> DATED = Set.of("2021-04-12", "2021-09-30-preview", "2022-01-30-preview", LATEST);

    /**
     * Reads the parameters.
     *
     * @param version lower case
     * @throws io.osprey.server.problem.ProblemException {@code LANGUAGE}, {@code PAGE_RANGE}, {@code READING_ORDER} or
     *     {@code BAD_ARGUMENT}
     */
    static ReadQuery parse(QueryParameters parameters, String version) {
        Optional<String> named = parameters.first("language");
        Optional<String> language = named.flatMap(TextLanguage::named);
        if (named.isPresent() && language.isEmpty()) {
            throw Problem.of(Kind.LANGUAGE).toException();
        }
        String order = parameters.first("readingOrder").orElse("basic");
        if (!order.equalsIgnoreCase("basic") && !order.equalsIgnoreCase("natural")) {
            throw new Problem(Kind.READING_ORDER, "The reading order specified is not valid.").toException();
        }
        return new ReadQuery(
                language,
                PageRange.parse(parameters.list("pages")),
                order.equalsIgnoreCase("natural"),
                version.equals("v3.2") ? Optional.of(modelVersion(parameters)) : Optional.empty());
    }

    private static String modelVersion(QueryParameters parameters) {
        String version = parameters.first("model-version").orElse("latest");
        if (!MODEL_VERSION.matcher(version).matches()) {
            throw new Problem(Kind.BAD_ARGUMENT, "Specified model version is not valid.").toException();
        }
        return DATED.contains(version) ? version : LATEST;
    }
}
