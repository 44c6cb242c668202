package io.osprey.cli;

/** Where the {@code osprey} process begins. */
public final class Osprey {
    private Osprey() {}

    /** Runs the command line. The process ends with one of {@link ExitCode}; a server runs until it is stopped. */
    public static void main(String[] arguments) {
        int code = OspreyCommand.commandLine(RealBackend.create()).execute(arguments);
        if (code != ExitCode.OK) {
            System.exit(code);
        }
    }
}
