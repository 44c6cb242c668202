package io.osprey.server.intake;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the picture in a {@code multipart/form-data} body (RFC 7578), whatever its part is called. */
public final class MultipartBody {
    private static final Pattern BOUNDARY =
            Pattern.compile(";\\s*boundary\\s*=\\s*(?:\"([^\"]{1,200})\"|([^;\\s]{1,200}))", Pattern.CASE_INSENSITIVE);

    private MultipartBody() {}

    /**
     * The content of the first part that has any.
     *
     * @param contentType the request's Content-Type, which names the boundary
     * @return empty when there is no boundary, or no part with content
     */
    public static Optional<byte[]> firstContent(byte[] body, String contentType) {
        Matcher matcher = BOUNDARY.matcher(contentType);
        if (!matcher.find()) {
            return Optional.empty();
        }
        String name = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
        byte[] delimiter = ("--" + name).getBytes(StandardCharsets.ISO_8859_1);
        byte[] nextDelimiter = ("\r\n--" + name).getBytes(StandardCharsets.ISO_8859_1);
        byte[] blankLine = {'\r', '\n', '\r', '\n'};
        int at = find(body, delimiter, 0);
        while (at >= 0) {
            int headers = at + delimiter.length;
            int content = find(body, blankLine, headers);
            if (content < 0) {
                return Optional.empty();
            }
            content += blankLine.length;
            // A part without content may share its line break with the blank line before it.
            int end = find(body, nextDelimiter, content - 2);
            if (end < 0) {
                return Optional.empty();
            }
            if (end > content) {
                return Optional.of(Arrays.copyOfRange(body, content, end));
            }
            at = end + 2;
        }
        return Optional.empty();
    }

    private static int find(byte[] text, byte[] part, int from) {
        for (int i = from; i <= text.length - part.length; i++) {
            if (text[i] == part[0] && Arrays.equals(text, i, i + part.length, part, 0, part.length)) {
                return i;
            }
        }
        return -1;
    }
}
