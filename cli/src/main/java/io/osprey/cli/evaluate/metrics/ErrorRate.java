package io.osprey.cli.evaluate.metrics;

import java.util.List;

/**
 * How much of a text is wrong.
 *
 * @param errors characters or words to insert, delete or replace so that what was read becomes what is written (Levenshtein 1966)
 * @param length characters or words that are written
 * @param rate errors / length, which may be above 1; errors alone where nothing is written
 */
public record ErrorRate(long errors, long length, double rate) {
    private static ErrorRate of(long errors, long length) {
        return new ErrorRate(errors, length, errors / (double) Math.max(1, length));
    }

    /** Of the characters (Unicode code points), white space among them. */
    public static ErrorRate ofCharacters(String written, String read) {
        return ofParts(codePoints(written), codePoints(read));
    }

    /** Of the words between white space. */
    public static ErrorRate ofWords(String written, String read) {
        return ofParts(words(written), words(read));
    }

    /** Of all texts together: a long text counts more than a short one. */
    public static ErrorRate sum(List<ErrorRate> rates) {
        return of(
                rates.stream().mapToLong(ErrorRate::errors).sum(),
                rates.stream().mapToLong(ErrorRate::length).sum());
    }

    private static List<Integer> codePoints(String text) {
        return text.codePoints().boxed().toList();
    }

    private static List<String> words(String text) {
        return text.isBlank() ? List.of() : List.of(text.strip().split("\\s+"));
    }

    private static ErrorRate ofParts(List<?> written, List<?> read) {
        int[] before = new int[read.size() + 1];
        for (int j = 0; j < before.length; j++) {
            before[j] = j;
        }
        for (int i = 1; i <= written.size(); i++) {
            int[] now = new int[before.length];
            now[0] = i;
            for (int j = 1; j < now.length; j++) {
                int replaced = before[j - 1] + (written.get(i - 1).equals(read.get(j - 1)) ? 0 : 1);
                now[j] = Math.min(replaced, 1 + Math.min(before[j], now[j - 1]));
            }
            before = now;
        }
        return of(before[read.size()], written.size());
    }
}
