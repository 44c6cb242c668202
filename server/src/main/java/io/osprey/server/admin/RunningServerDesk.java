package io.osprey.server.admin;

import io.osprey.server.account.KeyDesk;
import io.osprey.server.account.KeyDeskException;
import io.osprey.server.account.KeyDeskException.Reason;
import io.osprey.server.account.KeySlot;
import io.osprey.server.account.NewKeys;
import io.osprey.server.wire.WireJson;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The desk of a server that runs on this machine, through its admin endpoint. */
public final class RunningServerDesk implements KeyDesk {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration TIMEOUT = Duration.ofSeconds(15);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();
    private final AdminFile server;

    private RunningServerDesk(AdminFile server) {
        this.server = server;
    }

    /** The desk of the server that uses a data directory; empty when none runs, or when its admin endpoint is off. */
    public static Optional<KeyDesk> in(Path dataDir) {
        return AdminFile.read(dataDir)
                .map(RunningServerDesk::new)
                .filter(RunningServerDesk::answers)
                .map(desk -> desk);
    }

    /** The file outlives a server that was killed: then nobody answers, or somebody who does not know the secret. */
    private boolean answers() {
        try {
            return send("GET", "", BodyPublishers.noBody()).statusCode() == 200;
        } catch (KeyDeskException nobody) {
            return false;
        }
    }

    @Override
    public List<Entry> list() {
        return AdminWire.entries(call("GET", "", Optional.empty()));
    }

    @Override
    public NewKeys create(String name, String tier) {
        return AdminWire.made(call("POST", "", Optional.of(Map.of("name", name, "tier", tier))));
    }

    @Override
    public String rotate(String name, KeySlot slot) {
        return AdminWire.text(call("POST", path(name) + "/" + slot.wireName() + "/rotate", Optional.empty()), "value");
    }

    @Override
    public void revoke(String name, Set<KeySlot> slots) {
        if (slots.size() == KeySlot.values().length) {
            call("DELETE", path(name) + "/keys", Optional.empty());
        } else {
            slots.forEach(slot -> call("DELETE", path(name) + "/" + slot.wireName(), Optional.empty()));
        }
    }

    @Override
    public void setTier(String name, String tier) {
        call("PUT", path(name) + "/tier", Optional.of(Map.of("tier", tier)));
    }

    @Override
    public List<MonthEntry> usage(String name) {
        return AdminWire.months(call("GET", path(name) + "/usage", Optional.empty()));
    }

    private static String path(String name) {
        return "/" + URLEncoder.encode(name, StandardCharsets.UTF_8);
    }

    private JsonNode call(String method, String path, Optional<Map<String, String>> body) {
        HttpResponse<byte[]> response = send(
                method,
                path,
                body.map(wire -> BodyPublishers.ofByteArray(WireJson.write(wire)))
                        .orElseGet(BodyPublishers::noBody));
        JsonNode json;
        try {
            json = WireJson.readLeniently(response.body());
        } catch (JacksonException notOurs) {
            throw unreachable("answers " + response.statusCode());
        }
        String message = AdminWire.text(json.path("error"), "message");
        return switch (response.statusCode()) {
            case 200, 201 -> json;
            case 400 -> throw new KeyDeskException(Reason.INVALID, message);
            case 404 -> throw new KeyDeskException(Reason.NOT_FOUND, message);
            case 409 -> throw new KeyDeskException(Reason.EXISTS, message);
            default -> throw unreachable("answers " + response.statusCode());
        };
    }

    private HttpResponse<byte[]> send(String method, String path, BodyPublisher body) {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + server.port() + "/admin/v1/resources" + path))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + server.secret())
                .header("Content-Type", "application/json")
                .method(method, body)
                .build();
        try {
            return client.send(request, BodyHandlers.ofByteArray());
        } catch (IOException nobody) {
            throw unreachable("does not answer");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw unreachable("was not waited for");
        }
    }

    private static KeyDeskException unreachable(String how) {
        return new KeyDeskException(Reason.UNREACHABLE, "the running server " + how);
    }
}
