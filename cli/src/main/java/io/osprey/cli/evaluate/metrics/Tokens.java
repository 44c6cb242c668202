package io.osprey.cli.evaluate.metrics;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Words of a sentence, about as the Penn Treebank splits them and coco-caption wants them: in lower case, contractions in two
 * ({@code dog 's}, {@code do n't}), words joined by hyphens and numbers with commas or points whole, punctuation dropped.
 */
public final class Tokens {
    private static final Pattern NUMBER = Pattern.compile("\\d+(?:[.,:]\\d+)+");
    private static final Pattern NEGATION = Pattern.compile("\\p{L}+?(?=n't\\b)|n't\\b");
    private static final Pattern ENDING = Pattern.compile("'(?:s|m|d|re|ve|ll)\\b");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}\\p{M}]+(?:-[\\p{L}\\p{N}\\p{M}]+)*");
    private static final Pattern TOKEN =
            Pattern.compile(NUMBER + "|" + NEGATION + "|" + ENDING + "|" + WORD, Pattern.UNICODE_CHARACTER_CLASS);

    private Tokens() {}

    /** The words in their order. */
    public static List<String> of(String sentence) {
        String plain = sentence.toLowerCase(Locale.ROOT).replace('\u2019', '\'');
        return TOKEN.matcher(plain).results().map(MatchResult::group).toList();
    }
}
