package io.osprey.server.v32;

import io.osprey.server.http.QueryParameters;
import io.osprey.server.problem.Problem;
import io.osprey.server.problem.Problem.Kind;
import io.osprey.server.v2.AnswerForm;
import io.osprey.server.v2.Dialect;
import io.osprey.server.wire.Language;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What v3.2 does its own way: more languages, model versions (api-v2.md sections 13 and 15). */
final class Version32 implements Dialect {
    private static final Pattern FORM =
            Pattern.compile("(latest|\\d{4}-\\d{2}-\\d{2})(-preview)?", Pattern.CASE_INSENSITIVE);
    private static final String LATEST = "2021-05-01";
    private static final Set<String> DATED = Set.of("2021-04-01", LATEST);

    @Override
    public boolean listsLanguage(String code) {
        return Language.isKnown(code);
    }

    @Override
    public boolean hasDescriptionExclude() {
        return true;
    }

    /** The date asked for if the service had a version of it, else its latest. The same models answer for all. */
    @Override
    public Optional<String> modelVersion(QueryParameters parameters) {
        String version = parameters.first("model-version").orElse("latest").toLowerCase(Locale.ROOT);
        if (!FORM.matcher(version).matches()) {
            throw new Problem(Kind.BAD_ARGUMENT, "Specified model version is not valid.").toException();
        }
        return Optional.of(DATED.contains(version) ? version : LATEST);
    }

    @Override
    public AnswerForm form() {
        return AnswerForm.V3;
    }
}
