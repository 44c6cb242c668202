package io.osprey.conformance;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests a {@link RunningServer}: one for the whole run, stopped at its end. */
final class WithServer implements BeforeAllCallback, ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(WithServer.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        assumeModels();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == RunningServer.class;
    }

    @Override
    public RunningServer resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(RunningServer.class, type -> RunningServer.start(), RunningServer.class);
    }

    /** Skips, and says so in one line, where neither the build nor the environment brings the networks. */
    private static void assumeModels() {
        boolean present =
                System.getenv("OSPREY_MODELSDIR") != null || embeddedBundle().contains("\"shared\"");
        if (!present) {
            System.out.println(
                    "skipped: the embedded bundle has no shared network, and OSPREY_MODELSDIR names no other");
        }
        assumeTrue(present, "no networks");
    }

    private static String embeddedBundle() {
        try (InputStream in = WithServer.class.getResourceAsStream("/io/osprey/models/bundle.json")) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
