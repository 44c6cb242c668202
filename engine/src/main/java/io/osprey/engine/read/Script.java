package io.osprey.engine.read;

import java.lang.Character.UnicodeScript;

/** What reading needs to know about writing systems. */
final class Script {
    private static final int FULL_WIDTH_FIRST = 0xFF01;
    private static final int FULL_WIDTH_LAST = 0xFF5E;
    private static final int FULL_WIDTH_TO_ASCII = FULL_WIDTH_FIRST - '!';

    private Script() {}

    /** Whether a text has characters of the scripts that are written without spaces between words. */
    static boolean hasUnspaced(String text) {
        return text.codePoints().anyMatch(Script::isUnspaced);
    }

    /** The text with full-width forms ("Ａ", "，", "（") as their ASCII equals. */
    static String narrow(String text) {
        StringBuilder narrow = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> c >= FULL_WIDTH_FIRST && c <= FULL_WIDTH_LAST ? c - FULL_WIDTH_TO_ASCII : c)
                .forEach(narrow::appendCodePoint);
        return narrow.toString();
    }

    private static boolean isUnspaced(int codePoint) {
        UnicodeScript script = UnicodeScript.of(codePoint);
        return script == UnicodeScript.HAN || script == UnicodeScript.HIRAGANA || script == UnicodeScript.KATAKANA;
    }
}
