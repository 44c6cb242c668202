package io.osprey.server.admin;

import io.osprey.server.account.KeyDeskException;
import io.osprey.server.http.Reply;
import java.util.Map;

/** Errors of the admin endpoint: {@code {"error":{"code","message"}}}. */
final class AdminErrors {
    private AdminErrors() {}

    static Reply of(KeyDeskException refused) {
        return switch (refused.reason()) {
            case INVALID -> reply(400, "Invalid", refused.getMessage());
            case NOT_FOUND -> reply(404, "NotFound", refused.getMessage());
            case EXISTS -> reply(409, "Exists", refused.getMessage());
            case UNREACHABLE -> reply(503, "Unreachable", refused.getMessage());
        };
    }

    static Reply reply(int status, String code, String message) {
        return Reply.json(status, new Wire(new Error(code, message)), Map.of());
    }

    private record Wire(Error error) {}

    private record Error(String code, String message) {}
}
