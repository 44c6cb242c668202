package io.osprey.server.wire;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Counts a text in user-perceived characters: extended grapheme clusters (Unicode annex 29), which .NET calls text
 * elements. "e" with a combining accent is one, a family emoji is one, a newline is one.
 */
public final class TextElements {
    private static final Pattern CLUSTER = Pattern.compile("\\X");

    private final int[] starts;
    private final int length;

    private TextElements(int[] starts, int length) {
        this.starts = starts;
        this.length = length;
    }

    /** Counts the given text. */
    public static TextElements of(String text) {
        int[] starts = new int[text.length()];
        int count = 0;
        Matcher clusters = CLUSTER.matcher(text);
        while (clusters.find()) {
            starts[count++] = clusters.start();
        }
        return new TextElements(Arrays.copyOf(starts, count), text.length());
    }

    /** How many text elements there are. */
    public int count() {
        return starts.length;
    }

    /**
     * The number of text elements that begin before a place in the text; a place inside an element counts to the
     * element's begin.
     *
     * @param charIndex 0 to the text's length, in Java chars
     */
    public int offsetOf(int charIndex) {
        if (charIndex < 0 || charIndex > length) {
            throw new IndexOutOfBoundsException(charIndex);
        }
        if (charIndex == length) {
            return starts.length;
        }
        int found = Arrays.binarySearch(starts, charIndex);
        return found >= 0 ? found : -found - 2;
    }
}
