package io.osprey.engine.language;

import java.util.List;

/**
 * A quality's names. Japanese and Chinese ones stand before their noun as they are.
 *
 * @param english the word or words
 */
record Adjective(
        String english, RomanceAdjective spanish, RomanceAdjective portuguese, String japanese, String chinese) {
    /** Both qualities at once: "black and blue". */
    Adjective and(Adjective other) {
        String japaneseText = isColor() && other.isColor()
                ? japaneseColor() + "と" + other.japaneseColor() + "の"
                : japanese + other.japanese;
        String chineseText = isColor() && other.isColor()
                ? chinese.substring(0, chinese.length() - 1) + other.chinese.substring(0, other.chinese.length() - 1)
                        + "相间的"
                : chinese + other.chinese;
        return new Adjective(
                english + " and " + other.english,
                RomanceAdjective.both(spanish, "y", other.spanish),
                RomanceAdjective.both(portuguese, "e", other.portuguese),
                japaneseText,
                chineseText);
    }

    private boolean isColor() {
        return chinese.endsWith("色") && chinese.length() == 2 && japanese.matches(".*[いの]");
    }

    private String japaneseColor() {
        return japanese.substring(0, japanese.length() - 1);
    }

    static Adjective parse(List<String> row) {
        return new Adjective(
                row.get(0),
                RomanceAdjective.parse(row.get(1), RomanceNoun::spanishPlural),
                RomanceAdjective.parse(row.get(2), RomanceNoun::portuguesePlural),
                row.get(3),
                row.get(4));
    }
}
