package io.osprey.server.v2;

import io.osprey.server.http.QueryParameters;
import io.osprey.server.problem.Problem;
import io.osprey.server.problem.Problem.Kind;
import io.osprey.server.wire.TextLanguage;
import java.util.Optional;

/**
 * What a call of the operation ocr asks for (api-v2.md section 10).
 *
 * @param anyOrientation whether text in any direction is wanted, or only upright text
 * @param language as it is printed; empty when it is to be found out
 */
record OcrQuery(boolean anyOrientation, Optional<String> language) {
    private static final String UNKNOWN = "unk";

    /** @throws io.osprey.server.problem.ProblemException {@code LANGUAGE} or {@code BAD_ARGUMENT} */
    static OcrQuery parse(QueryParameters parameters) {
        String language = parameters.first("language").orElse(UNKNOWN);
        Optional<String> known = TextLanguage.named(language);
        if (known.isEmpty() && !language.equalsIgnoreCase(UNKNOWN)) {
            throw Problem.of(Kind.LANGUAGE).toException();
        }
        String detect = parameters.first("detectOrientation").orElse("true");
        if (!detect.equalsIgnoreCase("true") && !detect.equalsIgnoreCase("false")) {
            throw new Problem(Kind.BAD_ARGUMENT, "Specified detectOrientation is not valid.").toException();
        }
        return new OcrQuery(detect.equalsIgnoreCase("true"), known);
    }
}
