package io.osprey.cli;

/** What the {@code osprey} process ends with, for scripts. */
public final class ExitCode {
    /** Everything was done. */
    public static final int OK = 0;
    /** Some pictures are missing or could not be analyzed, and the others were; or the server did not start, or keys could not be reached or changed. */
    public static final int SOME_FAILED = 1;
    /** The command line is wrong, or a file that it names can't be used. */
    public static final int USAGE = 2;
    /** The models could not be loaded. */
    public static final int NO_MODELS = 3;

    private ExitCode() {}
}
