package io.osprey.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A PostgreSQL of one's own: made in a temporary directory, on a free port of 127.0.0.1, removed in the end. It is run as the
 * user {@code postgres} where this process is root, which PostgreSQL refuses.
 */
public final class PostgresCluster implements AutoCloseable {
    private static final long TIMEOUT_SECONDS = 120;

    private final Path programs;
    private final Path directory;
    private final int port;

    private PostgresCluster(Path programs) {
        this.programs = programs;
        try {
            this.directory = Files.createTempDirectory("osprey-postgres");
            try (ServerSocket socket = new ServerSocket(0)) {
                this.port = socket.getLocalPort();
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        if (isRoot()) {
            run(List.of("chown", "postgres", directory.toString()));
        }
        program("initdb", "-D", data(), "-U", "osprey", "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync");
        start();
    }

    /** Starts one; empty, and told in one line, where PostgreSQL is not installed or can't be run. */
    public static Optional<PostgresCluster> start(String forWhat) {
        Optional<Path> programs = programs();
        if (programs.isEmpty() || isRoot() && !works("runuser", "-u", "postgres", "--", "true")) {
            System.out.println("skipped: " + forWhat + ": PostgreSQL is not installed, or there is no user postgres");
            return Optional.empty();
        }
        return Optional.of(new PostgresCluster(programs.get()));
    }

    /** Where {@code initdb} and {@code pg_ctl} are: on the path, or where Debian keeps them. */
    private static Optional<Path> programs() {
        List<Path> places = new ArrayList<>();
        for (String place : System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator)) {
            places.add(Path.of(place));
        }
        try (Stream<Path> versions = Files.list(Path.of("/usr/lib/postgresql"))) {
            versions.sorted().map(version -> version.resolve("bin")).forEach(places::add);
        } catch (IOException notDebian) {
            // The path alone, then.
        }
        return places.stream()
                .filter(place ->
                        Files.isExecutable(place.resolve("initdb")) && Files.isExecutable(place.resolve("pg_ctl")))
                .findFirst();
    }

    /** JDBC address; the user is {@code osprey}, without a password. */
    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    /** Starts it again. */
    public void start() {
        // Nothing is left to be lost by a crash, so nothing is waited for (-F).
        program("pg_ctl", "-D", data(), "-w", "-l", directory.resolve("log").toString(), "-o", options(), "start");
    }

    private String options() {
        return "-F -h 127.0.0.1 -p " + port + " -k " + directory;
    }

    /** Stops it at once; who is connected is cut off. */
    public void stop() {
        program("pg_ctl", "-D", data(), "-w", "-m", "fast", "stop");
    }

    private String data() {
        return directory.resolve("data").toString();
    }

    private void program(String name, String... arguments) {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            command.addAll(List.of("runuser", "-u", "postgres", "--"));
        }
        command.add(programs.resolve(name).toString());
        command.addAll(List.of(arguments));
        run(command);
    }

    private void run(List<String> command) {
        try {
            Path output = directory.resolve(
                    "output-of-" + Path.of(command.get(command.size() - 1)).getFileName());
            // pg_ctl leaves the server behind with its output, so that must not be a pipe.
            Process process = new ProcessBuilder(command)
                    .directory(new java.io.File("/"))
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IllegalStateException(command + " failed: " + Files.readString(output));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    private static boolean works(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        try {
            stop();
        } catch (IllegalStateException stoppedAlready) {
            // A test may have ended with it stopped.
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
