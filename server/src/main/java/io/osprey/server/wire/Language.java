package io.osprey.server.wire;

import io.osprey.engine.language.SpokenLanguage;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The languages that the APIs list, and those of them that answers come in. */
public final class Language {
    private static final Set<String> CLASSIC = Set.of("en", "es", "ja", "pt", "zh");
    private static final Set<String> LONG_LIST = Set.of(
            "ar az bg bs ca cs cy da de el en es et eu fi fr ga gl he hi hr hu id it ja kk ko lt lv mk ms nb nl pl prs pt-br pt pt-pt ro ru sk sl sr-cryl sr-latn sv th tr uk vi zh zh-hans zh-hant"
                    .split(" "));

    private Language() {}

    /** The language that captions and categories come in for a code, in any letter case: one of the five that v1.0 to v3.1 list. */
    public static Optional<SpokenLanguage> ofCaptions(String code) {
        return SpokenLanguage.of(code);
    }

    /** The language that tags come in for a code, in any letter case: the long list knows two of the five by longer codes too. */
    public static Optional<SpokenLanguage> ofTags(String code) {
        return switch (code.toLowerCase(Locale.ROOT)) {
            case "pt-br" -> Optional.of(SpokenLanguage.PORTUGUESE);
            case "zh-hans" -> Optional.of(SpokenLanguage.CHINESE);
            default -> SpokenLanguage.of(code);
        };
    }

    /** Whether v1.0 to v3.1 list a code (api-v2.md section 13), in any letter case. */
    public static boolean isClassic(String code) {
        return CLASSIC.contains(code.toLowerCase(Locale.ROOT));
    }

    /** Whether v3.2 and 4.0 list a code for tags (api-v2.md section 13, api-v4.md section 7), in any letter case. */
    public static boolean isKnown(String code) {
        return LONG_LIST.contains(code.toLowerCase(Locale.ROOT));
    }
}
