package io.osprey.server.document;

/** A file of one or more pages; used by one thread at a time. */
public interface Document extends AutoCloseable {
    /** How many pages there are, at least one. */
    int pages();

    /**
     * Decodes or draws a page; takes about as much memory whatever the page is.
     *
     * @param number from 1 on
     * @throws io.osprey.server.problem.ProblemException {@code PICTURE_...} or {@code DOCUMENT} when it can't be
     */
    Page page(int number);

    @Override
    void close();
}
