package io.osprey.server.document;

import io.osprey.server.problem.Problem;
import io.osprey.server.problem.Problem.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Which pages of a document are asked for.
 *
 * @param parts none for all pages; open ends are 1 and {@link Integer#MAX_VALUE}
 */
public record PageRange(List<Part> parts) {
    /** All pages. */
    public static final PageRange ALL = new PageRange(List.of());

    private static final Pattern PART = Pattern.compile("(\\d{1,9})?(-)?(\\d{1,9})?");
    private static final int MAX_PARTS = 1000;

    /** Pages between two, both included. */
    public record Part(int from, int to) {}

    public PageRange {
        parts = List.copyOf(parts);
    }

    /**
     * Reads {@code 2}, {@code 3-5}, {@code 7-} and {@code -4}.
     *
     * @throws io.osprey.server.problem.ProblemException {@code PAGE_RANGE} for anything else
     */
    public static PageRange parse(List<String> texts) {
        if (texts.size() > MAX_PARTS) {
            throw wrong();
        }
        List<Part> parts = new ArrayList<>();
        for (String text : texts) {
            Matcher matcher = PART.matcher(text);
            if (!matcher.matches() || matcher.group(1) == null && matcher.group(3) == null) {
                throw wrong();
            }
            int from = matcher.group(1) == null ? 1 : Integer.parseInt(matcher.group(1));
            int to = matcher.group(3) != null
                    ? Integer.parseInt(matcher.group(3))
                    : matcher.group(2) != null ? Integer.MAX_VALUE : from;
            if (from < 1 || to < from) {
                throw wrong();
            }
            parts.add(new Part(from, to));
        }
        return new PageRange(parts);
    }

    /**
     * The pages of a document that are asked for, in their order, each once.
     *
     * @param pages how many the document has
     * @param most more are left out
     * @throws io.osprey.server.problem.ProblemException {@code PAGE_RANGE} when it has none of them
     */
    public List<Integer> of(int pages, int most) {
        List<Integer> wanted = IntStream.rangeClosed(1, pages)
                .filter(page ->
                        parts.isEmpty() || parts.stream().anyMatch(part -> part.from() <= page && page <= part.to()))
                .limit(most)
                .boxed()
                .toList();
        if (wanted.isEmpty()) {
            throw wrong();
        }
        return wanted;
    }

    private static RuntimeException wrong() {
        return new Problem(Kind.PAGE_RANGE, "The page range specified is not valid.").toException();
    }
}
