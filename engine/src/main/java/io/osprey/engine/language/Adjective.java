package io.osprey.engine.language;

import java.util.List;

/**
 * A quality's names. Japanese and Chinese ones stand before their noun as they are.
 *
 * @param english the word or words
 */
record Adjective(
        String english, RomanceAdjective spanish, RomanceAdjective portuguese, String japanese, String chinese) {
    static Adjective parse(List<String> row) {
        return new Adjective(
                row.get(0),
                RomanceAdjective.parse(row.get(1), RomanceNoun::spanishPlural),
                RomanceAdjective.parse(row.get(2), RomanceNoun::portuguesePlural),
                row.get(3),
                row.get(4));
    }
}
