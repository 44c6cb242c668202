package io.osprey.server.v2;

import io.osprey.server.http.QueryParameters;
import java.util.Optional;

/** What one of the versions v1.0 to v3.2 does its own way (api-v2.md section 15), apart from the shape of its errors. */
public interface Dialect {
    /** Whether the version lists a language code, in any letter case. */
    boolean listsLanguage(String code);

    /** Whether the version has the parameter {@code descriptionExclude}; one that hasn't ignores it. */
    boolean hasDescriptionExclude();

    /**
     * What answers print as {@code modelVersion}.
     *
     * @return empty in versions that know no model versions
     * @throws io.osprey.server.problem.ProblemException {@code BAD_ARGUMENT} when the parameter isn't a version
     */
    Optional<String> modelVersion(QueryParameters parameters);

    /** How answers are written. */
    AnswerForm form();
}
