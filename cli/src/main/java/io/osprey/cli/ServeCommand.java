package io.osprey.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code osprey serve}: the server, until the process is told to stop. */
@Command(
        name = "serve",
        description = "Serve the web APIs until stopped.",
        footer = {
            "",
            "Every flag is short for a setting, which may also stand in the environment (OSPREY_HTTP_PORT=80) or in a",
            "configuration file. Other settings are given by their names, as in --osprey.fetch.max-redirects=0.",
            "",
            "Examples:",
            "  osprey serve",
            "  osprey serve --port 80 --https-port 443 --certificate chain.pem --private-key key.pem",
            "  OSPREY_KEYS=0123456789abcdef0123456789abcdef osprey serve --config /etc/osprey.yaml"
        })
final class ServeCommand implements Callable<Integer> {
    private static final Pattern PROPERTY = Pattern.compile("--[A-Za-z0-9_-]+(\\.[A-Za-z0-9_\\[\\]-]+)+(=.*)?");

    private final Backend backend;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "HTTP port, 8080 unless set; 0 picks a free one (osprey.http.port).")
    private Integer httpPort;

    @Option(
            names = "--https-port",
            paramLabel = "PORT",
            description = "HTTPS port, 8443 unless set; 0 picks a free one (osprey.https.port).")
    private Integer httpsPort;

    @Option(names = "--no-http", description = "Offer HTTPS only (osprey.http.enabled=false).")
    private boolean withoutHttp;

    @Option(names = "--no-https", description = "Offer plain HTTP only (osprey.https.enabled=false).")
    private boolean withoutHttps;

    @Option(
            names = "--certificate",
            paramLabel = "PEM",
            description = "Certificate and chain for HTTPS (osprey.https.certificate).")
    private Path certificate;

    @Option(
            names = "--private-key",
            paramLabel = "PEM",
            description = "The certificate's private key, unencrypted (osprey.https.private-key).")
    private Path privateKey;

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description = "Where the database and the development certificate live, ~/.osprey unless set"
                    + " (osprey.data-dir).")
    private Path dataDirectory;

    @Option(
            names = "--models",
            paramLabel = "DIR",
            description = "Use the model bundle in this directory, not the embedded one (osprey.models-dir).")
    private Path modelsDirectory;

    @Option(
            names = "--key",
            paramLabel = "KEY",
            description =
                    "Accept this subscription key; may be repeated (osprey.keys). Other users of the machine can see"
                            + " command lines: OSPREY_KEYS in the environment is safer.")
    private List<String> keys = List.of();

    @Option(names = "--config", paramLabel = "FILE", description = "Read settings from this .yaml or .properties file.")
    private Path config;

    @Parameters(
            arity = "0..*",
            paramLabel = "--NAME=VALUE",
            description = "Any other setting of Osprey or Spring Boot.")
    private List<String> settings = List.of();

    ServeCommand(Backend backend) {
        this.backend = backend;
    }

    @Override
    public Integer call() {
        List<String> arguments = arguments();
        try {
            backend.server().start(arguments);
            return ExitCode.OK;
        } catch (RuntimeException e) {
            Throwable root = e;
            while (root.getCause() != null) {
                root = root.getCause();
            }
            spec.commandLine().getErr().println("osprey: the server did not start: " + root.getMessage());
            return ExitCode.SOME_FAILED;
        }
    }

    private List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        add(arguments, "osprey.http.port", httpPort);
        add(arguments, "osprey.https.port", httpsPort);
        add(arguments, "osprey.http.enabled", withoutHttp ? false : null);
        add(arguments, "osprey.https.enabled", withoutHttps ? false : null);
        add(arguments, "osprey.https.certificate", absolute(certificate));
        add(arguments, "osprey.https.private-key", absolute(privateKey));
        add(arguments, "osprey.data-dir", absolute(dataDirectory));
        add(arguments, "osprey.models-dir", absolute(modelsDirectory));
        add(arguments, "osprey.keys", keys.isEmpty() ? null : String.join(",", keys));
        if (config != null) {
            if (!Files.isReadable(config)) {
                throw new ParameterException(spec.commandLine(), "--config: can't read " + config);
            }
            add(arguments, "spring.config.additional-location", absolute(config).toUri());
        }
        for (String setting : settings) {
            if (!PROPERTY.matcher(setting).matches()) {
                throw new ParameterException(
                        spec.commandLine(),
                        "'" + setting + "' is neither a flag nor a setting such as --osprey.region=Home");
            }
            arguments.add(setting);
        }
        return List.copyOf(arguments);
    }

    private static Path absolute(Path path) {
        return path == null ? null : path.toAbsolutePath();
    }

    private static void add(List<String> arguments, String name, Object value) {
        if (value != null) {
            arguments.add("--" + name + "=" + value);
        }
    }
}
