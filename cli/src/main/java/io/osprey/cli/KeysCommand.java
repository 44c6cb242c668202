package io.osprey.cli;

import io.osprey.server.account.KeyDesk;
import io.osprey.server.account.KeyDeskException;
import io.osprey.server.account.KeySlot;
import io.osprey.server.account.NewKeys;
import io.osprey.server.account.Tiers;
import io.osprey.server.wire.WireJson;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code osprey keys}: the resources of an installation, their keys, tiers and calls. */
@Command(
        name = "keys",
        description = "List, make, renew and end subscription keys, and say how much may be called with them.",
        footer = {
            "",
            "A resource has two keys, so that one can be made anew while callers use the other; both share its tier's",
            "limits. Keys are shown once, when they are made: they are stored hashed. All of this works while the server",
            "runs, and when it does not. Settings come from where the server takes them: osprey.yaml, the environment, or",
            "--data-dir, --config and --set.",
            "",
            "Exit codes: 0 done; 1 there is no such resource, or the keys can't be reached; 2 wrong command line.",
            "",
            "Examples:",
            "  osprey keys list",
            "  osprey keys create shop --tier F0",
            "  osprey keys rotate shop key1",
            "  osprey keys revoke shop",
            "  osprey keys set-tier shop S1",
            "  osprey keys usage shop --json"
        })
final class KeysCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    static CommandLine commandLine(Backend backend) {
        return new CommandLine(new KeysCommand())
                .addSubcommand(new ListKeys(backend))
                .addSubcommand(new Create(backend))
                .addSubcommand(new Rotate(backend))
                .addSubcommand(new Revoke(backend))
                .addSubcommand(new SetTier(backend))
                .addSubcommand(new Usage(backend));
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Say what to do: list, create, rotate, revoke, set-tier or usage.");
    }

    /** What all of them share: which installation, and how to answer. */
    abstract static class OnKeys implements Callable<Integer> {
        private final Backend backend;

        @Spec
        private CommandSpec spec;

        @Option(
                names = "--data-dir",
                paramLabel = "DIR",
                description = "The server's data directory, ~/.osprey unless set (osprey.data-dir).")
        private Path dataDirectory;

        @Option(
                names = "--config",
                paramLabel = "FILE",
                description = "Read settings from this .yaml or .properties file.")
        private Path config;

        @Option(
                names = "--set",
                paramLabel = "NAME=VALUE",
                description = "Any other setting, such as osprey.database.url=jdbc:postgresql://db/osprey.")
        private Map<String, String> settings = Map.of();

        OnKeys(Backend backend) {
            this.backend = backend;
        }

        @Override
        public Integer call() {
            List<String> arguments = arguments();
            try {
                backend.keys()
                        .use(arguments, desk -> work(desk, spec.commandLine().getOut()));
                return ExitCode.OK;
            } catch (KeyDeskException refused) {
                if (refused.reason() == KeyDeskException.Reason.INVALID) {
                    throw new ParameterException(spec.commandLine(), refused.getMessage(), refused);
                }
                return fail(refused.getMessage());
            } catch (RuntimeException failed) {
                Throwable root = failed;
                while (root.getCause() != null) {
                    root = root.getCause();
                }
                return fail("the keys can't be reached: " + root.getMessage());
            }
        }

        abstract void work(KeyDesk desk, PrintWriter out);

        private int fail(String message) {
            spec.commandLine().getErr().println("osprey: " + message);
            return ExitCode.SOME_FAILED;
        }

        private List<String> arguments() {
            List<String> arguments = new ArrayList<>();
            if (dataDirectory != null) {
                arguments.add("--osprey.data-dir=" + dataDirectory.toAbsolutePath());
            }
            if (config != null) {
                if (!Files.isReadable(config)) {
                    throw new ParameterException(spec.commandLine(), "--config: can't read " + config);
                }
                arguments.add("--spring.config.additional-location="
                        + config.toAbsolutePath().toUri());
            }
            settings.forEach((name, value) -> arguments.add("--" + name + "=" + value));
            return List.copyOf(arguments);
        }
    }

    /** What prints JSON when asked to. */
    abstract static class Answering extends OnKeys {
        @Option(names = "--json", description = "Answer in JSON.")
        private boolean json;

        Answering(Backend backend) {
            super(backend);
        }

        void answer(PrintWriter out, Object wire, Runnable words) {
            if (json) {
                out.println(new String(WireJson.write(wire), StandardCharsets.UTF_8));
            } else {
                words.run();
            }
            out.flush();
        }
    }

    @Command(name = "list", description = "List resources with their tiers, keys and calls of this month (UTC).")
    static final class ListKeys extends Answering {
        private static final DateTimeFormatter DAY = DateTimeFormatter.ISO_LOCAL_DATE.withZone(ZoneOffset.UTC);

        ListKeys(Backend backend) {
            super(backend);
        }

        private record Line(
                String name, String tier, Map<String, String> keys, String month, long calls, Long callsPerMonth) {}

        @Override
        void work(KeyDesk desk, PrintWriter out) {
            List<KeyDesk.Entry> entries = desk.list();
            answer(out, entries.stream().map(ListKeys::line).toList(), () -> {
                out.printf("%-24s %-10s %-34s %s%n", "RESOURCE", "TIER", "KEYS, MADE ON", "CALLS THIS MONTH");
                for (KeyDesk.Entry entry : entries) {
                    out.printf("%-24s %-10s %-34s %s%n", entry.name(), entry.tier(), keys(entry.keys()), calls(entry));
                }
            });
        }

        private static Line line(KeyDesk.Entry entry) {
            Map<String, String> keys = new LinkedHashMap<>();
            entry.keys().forEach(key -> keys.put(key.name(), key.madeAt().toString()));
            Long quota = entry.callsPerMonth() == 0 ? null : entry.callsPerMonth();
            return new Line(entry.name(), entry.tier(), keys, entry.month(), entry.calls(), quota);
        }

        private static String keys(List<KeyDesk.KeyEntry> keys) {
            return keys.isEmpty()
                    ? "-"
                    : keys.stream()
                            .map(key -> key.name() + " " + DAY.format(key.madeAt()))
                            .collect(Collectors.joining(", "));
        }

        private static String calls(KeyDesk.Entry entry) {
            return entry.calls() + (entry.callsPerMonth() == 0 ? "" : " of " + entry.callsPerMonth());
        }
    }

    @Command(name = "create", description = "Make a resource with two keys, and show them.")
    static final class Create extends Answering {
        @Parameters(paramLabel = "RESOURCE", description = "Its name: lower-case letters, digits and dashes.")
        private String name;

        @Option(
                names = "--tier",
                paramLabel = "TIER",
                defaultValue = Tiers.DEFAULT,
                description = "How much may be called: F0, S1, UNLIMITED, or a tier of the settings"
                        + " (default: ${DEFAULT-VALUE}).")
        private String tier;

        Create(Backend backend) {
            super(backend);
        }

        private record Made(String name, String key1, String key2) {}

        @Override
        void work(KeyDesk desk, PrintWriter out) {
            NewKeys made = desk.create(name, tier);
            answer(out, new Made(made.name(), made.key1(), made.key2()), () -> {
                out.println("key1  " + made.key1());
                out.println("key2  " + made.key2());
            });
        }
    }

    @Command(
            name = "rotate",
            description = "Make one key anew, and show it. The old one ends at once; the other stays.")
    static final class Rotate extends Answering {
        @Parameters(index = "0", paramLabel = "RESOURCE")
        private String name;

        @Parameters(index = "1", paramLabel = "KEY", description = "key1 or key2.", converter = SlotConverter.class)
        private KeySlot slot;

        Rotate(Backend backend) {
            super(backend);
        }

        private record Made(String name, String key, String value) {}

        @Override
        void work(KeyDesk desk, PrintWriter out) {
            String key = desk.rotate(name, slot);
            answer(out, new Made(name, slot.wireName(), key), () -> out.println(slot.wireName() + "  " + key));
        }
    }

    @Command(
            name = "revoke",
            description = "End one key or both, with their tokens. The resource and its count of calls stay;"
                    + " rotate makes new keys.")
    static final class Revoke extends OnKeys {
        @Parameters(index = "0", paramLabel = "RESOURCE")
        private String name;

        @Parameters(
                index = "1",
                arity = "0..1",
                paramLabel = "KEY",
                description = "key1 or key2; both unless named.",
                converter = SlotConverter.class)
        private KeySlot slot;

        Revoke(Backend backend) {
            super(backend);
        }

        @Override
        void work(KeyDesk desk, PrintWriter out) {
            Set<KeySlot> slots = slot == null ? EnumSet.allOf(KeySlot.class) : EnumSet.of(slot);
            desk.revoke(name, slots);
        }
    }

    @Command(name = "set-tier", description = "Give a resource another tier.")
    static final class SetTier extends OnKeys {
        @Parameters(index = "0", paramLabel = "RESOURCE")
        private String name;

        @Parameters(index = "1", paramLabel = "TIER", description = "F0, S1, UNLIMITED, or a tier of the settings.")
        private String tier;

        SetTier(Backend backend) {
            super(backend);
        }

        @Override
        void work(KeyDesk desk, PrintWriter out) {
            desk.setTier(name, tier);
        }
    }

    @Command(name = "usage", description = "Say how many calls a resource made in each month (UTC).")
    static final class Usage extends Answering {
        @Parameters(paramLabel = "RESOURCE")
        private String name;

        Usage(Backend backend) {
            super(backend);
        }

        private record Counted(String name, List<KeyDesk.MonthEntry> months) {}

        @Override
        void work(KeyDesk desk, PrintWriter out) {
            List<KeyDesk.MonthEntry> months = desk.usage(name);
            answer(
                    out,
                    new Counted(name, months),
                    () -> months.forEach(month -> out.println(month.month() + "  " + month.calls())));
        }
    }

    /** Takes {@code key1} and {@code key2}. */
    static final class SlotConverter implements CommandLine.ITypeConverter<KeySlot> {
        @Override
        public KeySlot convert(String value) {
            return KeySlot.named(value)
                    .orElseThrow(() -> new CommandLine.TypeConversionException("keys are key1 and key2, not " + value));
        }
    }
}
