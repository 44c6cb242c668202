package io.osprey.engine.language;

import java.util.List;

/** A time or manner that needs no noun; Spanish and Portuguese forms agree with the subject. */
record Adverb(RomanceAdjective spanish, RomanceAdjective portuguese, String japanese, String chinese) {
    static Adverb parse(List<String> row) {
        return new Adverb(agreeing(row.get(1), true), agreeing(row.get(2), false), row.get(3), row.get(4));
    }

    private static RomanceAdjective agreeing(String text, boolean spanish) {
        if (!text.startsWith("=")) {
            return new RomanceAdjective(text, text, text, text);
        }
        String plural = text.substring(1);
        String feminine = plural.substring(0, plural.length() - 2) + "as";
        return new RomanceAdjective(plural, feminine, plural, feminine);
    }
}
