package io.osprey.server.v32;

import io.osprey.server.problem.Problem;
import io.osprey.server.problem.Problem.Kind;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The parameter {@code model-version} of v3.2 (api-v2.md section 3). */
final class ModelVersion {
    private static final Pattern FORM =
            Pattern.compile("(latest|\\d{4}-\\d{2}-\\d{2})(-preview)?", Pattern.CASE_INSENSITIVE);
    private static final String LATEST = "2021-05-01";
    private static final Set<String> DATED = Set.of("2021-04-01", LATEST);

    private ModelVersion() {}

    /**
     * The version that an answer prints: the date asked for if the service had one of it, else its latest. The same models
     * answer for all.
     *
     * @throws io.osprey.server.problem.ProblemException {@code BAD_ARGUMENT} when it isn't a version
     */
    static String printed(Optional<String> asked) {
        String version = asked.orElse("latest").toLowerCase(Locale.ROOT);
        if (!FORM.matcher(version).matches()) {
            throw new Problem(Kind.BAD_ARGUMENT, "Specified model version is not valid.").toException();
        }
        return DATED.contains(version) ? version : LATEST;
    }
}
