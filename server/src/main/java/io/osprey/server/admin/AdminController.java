package io.osprey.server.admin;

import io.osprey.server.account.KeyDesk;
import io.osprey.server.account.KeyDeskException;
import io.osprey.server.account.KeyDeskException.Reason;
import io.osprey.server.account.KeySlot;
import io.osprey.server.account.Tiers;
import io.osprey.server.http.Reply;
import io.osprey.server.http.ReplyWriter;
import io.osprey.server.http.WithoutKey;
import io.osprey.server.wire.WireJson;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Resources and keys over HTTP (docs/keys.md). {@link AdminInterceptor} decides who may ask. */
@WithoutKey
@Controller
@RequestMapping("/admin/v1/resources")
final class AdminController {
    private static final int MAX_BODY_BYTES = 64 * 1024;
    private static final Map<String, String> NOT_KEPT = Map.of("Cache-Control", "no-store");

    private final KeyDesk desk;

    AdminController(KeyDesk desk) {
        this.desk = desk;
    }

    @GetMapping
    void list(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(() -> json(200, AdminWire.of(desk.list())), request, response);
    }

    @PostMapping
    void create(HttpServletRequest request, HttpServletResponse response) throws IOException {
        JsonNode body = body(request);
        answer(
                () -> {
                    String tier = body.path("tier").asString(Tiers.DEFAULT);
                    return json(201, AdminWire.of(desk.create(AdminWire.text(body, "name"), tier)));
                },
                request,
                response);
    }

    @PostMapping("/{name}/{key}/rotate")
    void rotate(
            @PathVariable String name,
            @PathVariable String key,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        answer(
                () -> {
                    KeySlot slot = slot(key);
                    return json(200, new AdminWire.Rotated(name, slot.wireName(), desk.rotate(name, slot)));
                },
                request,
                response);
    }

    @DeleteMapping("/{name}/{key}")
    void revoke(
            @PathVariable String name,
            @PathVariable String key,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        answer(
                () -> {
                    desk.revoke(
                            name, key.equalsIgnoreCase("keys") ? EnumSet.allOf(KeySlot.class) : EnumSet.of(slot(key)));
                    return json(200, Map.of());
                },
                request,
                response);
    }

    @PutMapping("/{name}/tier")
    void setTier(@PathVariable String name, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        JsonNode body = body(request);
        answer(
                () -> {
                    desk.setTier(name, AdminWire.text(body, "tier"));
                    return json(200, Map.of());
                },
                request,
                response);
    }

    @GetMapping("/{name}/usage")
    void usage(@PathVariable String name, HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(() -> json(200, AdminWire.of(name, desk.usage(name))), request, response);
    }

    private static Reply json(int status, Object wire) {
        return Reply.json(status, wire, NOT_KEPT);
    }

    private static KeySlot slot(String name) {
        return KeySlot.named(name)
                .orElseThrow(() -> new KeyDeskException(Reason.NOT_FOUND, "keys are key1 and key2, not " + name));
    }

    /** The body, or an empty object: what it lacks is then told. */
    private static JsonNode body(HttpServletRequest request) throws IOException {
        byte[] bytes = request.getInputStream().readNBytes(MAX_BODY_BYTES);
        try {
            return WireJson.readLeniently(bytes);
        } catch (JacksonException broken) {
            return WireJson.readLeniently(new byte[] {'{', '}'});
        }
    }

    private static void answer(Supplier<Reply> work, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Reply reply;
        try {
            reply = work.get();
        } catch (KeyDeskException refused) {
            reply = AdminErrors.of(refused);
        }
        ReplyWriter.write(reply, request, response);
    }
}
