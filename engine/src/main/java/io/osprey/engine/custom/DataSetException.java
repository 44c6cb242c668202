package io.osprey.engine.custom;

import java.util.List;

/** A data set that can't be trained on. */
public final class DataSetException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN_PROBLEMS = 20;

    /** What is the matter. */
    public enum Reason {
        /** The file or directory, or a picture that it names, is not there. */
        NOT_FOUND,
        /** There are no entries. */
        EMPTY,
        /** Entries are broken, missing or contradict each other. */
        CORRUPT
    }

    private final Reason reason;
    private final List<String> problems;

    /** @param problems one for each wrong entry, which it names; at least one */
    public DataSetException(Reason reason, List<String> problems) {
        super(text(problems));
        this.reason = reason;
        this.problems = List.copyOf(problems);
    }

    public DataSetException(Reason reason, String problem) {
        this(reason, List.of(problem));
    }

    private static String text(List<String> problems) {
        String shown = String.join("\n", problems.subList(0, Math.min(SHOWN_PROBLEMS, problems.size())));
        int more = problems.size() - SHOWN_PROBLEMS;
        return more > 0 ? shown + "\nand " + more + " more" : shown;
    }

    public Reason reason() {
        return reason;
    }

    /** All problems, each naming its entry; the message shows the first ones. */
    public List<String> problems() {
        return problems;
    }
}
