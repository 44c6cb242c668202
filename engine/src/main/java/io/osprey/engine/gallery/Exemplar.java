package io.osprey.engine.gallery;

import java.util.regex.Pattern;

/**
 * A picture that shows what a name stands for, without the picture.
 *
 * @param name for people, such as {@code Eiffel Tower}: 1 to 200 characters, no control characters, no white space around it
 * @param pictureSha256 SHA-256 of the picture file, 64 hexadecimal digits
 * @param embedding what the picture looks like
 */
public record Exemplar(String name, String pictureSha256, Embedding embedding) {
    private static final Pattern NAME = Pattern.compile("\\S(\\P{Cntrl}{0,198}\\S)?");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    public Exemplar {
        if (!isName(name)) {
            throw new IllegalArgumentException("not a name: '" + name + "'");
        }
        if (!SHA256.matcher(pictureSha256).matches()) {
            throw new IllegalArgumentException("not a SHA-256: '" + pictureSha256 + "'");
        }
    }

    /** Whether a text can be a name. */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches() && text.chars().noneMatch(Character::isISOControl);
    }
}
