package io.osprey.cli.show;

/** What people are shown of an analysis; JSON always has everything. */
final class Shown {
    /** The engine keeps weak candidates for people down to 0.001; below this they are only counted. */
    static final double MIN_PERSON_CONFIDENCE = 0.4;

    private Shown() {}
}
