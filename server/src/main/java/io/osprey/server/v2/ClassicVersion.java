package io.osprey.server.v2;

import io.osprey.server.http.QueryParameters;
import io.osprey.server.wire.Language;
import java.util.Arrays;
import java.util.Optional;

/** The versions that print flat errors and know no model versions. */
enum ClassicVersion implements Dialect {
    V1_0("v1.0", AnswerForm.V1),
    V2_0("v2.0", AnswerForm.V2),
    V2_1("v2.1", AnswerForm.V2),
    V3_0("v3.0", AnswerForm.V3),
    V3_1("v3.1", AnswerForm.V3);

    /** The names as alternatives of a path variable. */
    static final String NAMES = "v1\\.0|v2\\.0|v2\\.1|v3\\.0|v3\\.1";

    private final String wireName;
    private final AnswerForm form;

    ClassicVersion(String wireName, AnswerForm form) {
        this.wireName = wireName;
        this.form = form;
    }

    /** @param name one of {@link #NAMES}, in any letter case */
    static ClassicVersion named(String name) {
        return Arrays.stream(values())
                .filter(version -> version.wireName.equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public boolean listsLanguage(String code) {
        return Language.isClassic(code);
    }

    @Override
    public boolean hasDescriptionExclude() {
        return compareTo(V2_1) >= 0;
    }

    @Override
    public Optional<String> modelVersion(QueryParameters parameters) {
        return Optional.empty();
    }

    @Override
    public AnswerForm form() {
        return form;
    }
}
