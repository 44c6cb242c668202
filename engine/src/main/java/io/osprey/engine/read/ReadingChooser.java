package io.osprey.engine.read;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.List;

/**
 * Chooses between two readings of a line: one of a network that knows Han characters but few accents and no kana, and one of a
 * network that knows letters with their accents and kana, but only sees where Han characters stand. Pure.
 *
 * <ul>
 *   <li>Han characters without kana: the other one's reading.
 *   <li>Else the letters' reading, when it is sure enough or at least as sure as the other one. Han characters in it are those
 *       that the other one saw at the same places.
 * </ul>
 */
final class ReadingChooser {
    /** Most part of the signs for Han characters that may stay unknown in a reading put together. */
    private static final double MOST_UNKNOWN = 0.25;
    /** Two networks see one character at most so many times the usual distance of two characters apart. */
    private static final double NEAR = 0.6;

    private final LettersCard card;

    ReadingChooser(LettersCard card) {
        this.card = card;
    }

    /**
     * The better reading of a line, which may be one put together.
     *
     * @param han of the network that knows Han characters
     * @param letters of the network that knows letters and kana, of the same box
     */
    RecognizedLine choose(RecognizedLine han, RecognizedLine letters) {
        if (letters.symbols().stream().allMatch(CtcSymbol::isSpace)) {
            return han;
        }
        boolean signs = letters.symbols().stream().anyMatch(this::isSign);
        boolean kana = letters.symbols().stream().anyMatch(symbol -> isKana(symbol.text()));
        if (signs && !kana) {
            return han;
        }
        RecognizedLine other = signs ? filled(han, letters) : letters.withInk(han.ink());
        return other.confidence() >= Math.min(card.preferFrom(), han.confidence()) ? other : han;
    }

    /** The letters' reading with each sign replaced by the nearest Han character of the other reading; else the other one. */
    private RecognizedLine filled(RecognizedLine han, RecognizedLine letters) {
        List<CtcSymbol> free = new ArrayList<>(
                han.symbols().stream().filter(symbol -> isHan(symbol.text())).toList());
        double near = NEAR * usualDistance(letters);
        List<CtcSymbol> symbols = new ArrayList<>();
        int signs = 0;
        int unknown = 0;
        for (CtcSymbol symbol : letters.symbols()) {
            if (!isSign(symbol)) {
                symbols.add(symbol);
                continue;
            }
            signs++;
            double place = symbol.middle() / letters.steps();
            CtcSymbol nearest = null;
            for (CtcSymbol candidate : free) {
                double distance = Math.abs(candidate.middle() / han.steps() - place);
                if (distance <= near
                        && (nearest == null || distance < Math.abs(nearest.middle() / han.steps() - place))) {
                    nearest = candidate;
                }
            }
            if (nearest == null) {
                unknown++;
            } else {
                free.remove(nearest);
                symbols.add(
                        new CtcSymbol(nearest.text(), nearest.probability(), symbol.firstStep(), symbol.lastStep()));
            }
        }
        return unknown > MOST_UNKNOWN * signs
                ? han
                : new RecognizedLine(letters.box(), symbols, letters.steps(), han.ink());
    }

    /** The mean distance of two neighbours' middles, as a part of the line; all of it when there is one character. */
    private static double usualDistance(RecognizedLine line) {
        List<CtcSymbol> symbols = line.symbols();
        double first = symbols.get(0).middle();
        double last = symbols.get(symbols.size() - 1).middle();
        return symbols.size() < 2 ? 1 : (last - first) / (symbols.size() - 1) / line.steps();
    }

    private boolean isSign(CtcSymbol symbol) {
        return symbol.text().equals(card.han());
    }

    private static boolean isHan(String text) {
        return text.codePoints().anyMatch(c -> UnicodeScript.of(c) == UnicodeScript.HAN);
    }

    private static boolean isKana(String text) {
        return text.codePoints()
                .mapToObj(UnicodeScript::of)
                .anyMatch(script -> script == UnicodeScript.HIRAGANA || script == UnicodeScript.KATAKANA);
    }
}
