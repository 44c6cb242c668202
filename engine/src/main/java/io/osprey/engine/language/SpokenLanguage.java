package io.osprey.engine.language;

import java.util.Arrays;
import java.util.Optional;

/** The languages that tags and captions come in. */
public enum SpokenLanguage {
    ENGLISH("en"),
    SPANISH("es"),
    JAPANESE("ja"),
    PORTUGUESE("pt"),
    CHINESE("zh");

    private final String code;

    SpokenLanguage(String code) {
        this.code = code;
    }

    /** The ISO 639-1 code, lower case. Portuguese is Brazilian, Chinese is written in simplified characters. */
    public String code() {
        return code;
    }

    /** The language of a code, in any letter case. */
    public static Optional<SpokenLanguage> of(String code) {
        return Arrays.stream(values())
                .filter(language -> language.code.equalsIgnoreCase(code))
                .findFirst();
    }
}
