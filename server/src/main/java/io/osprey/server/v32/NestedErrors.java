package io.osprey.server.v32;

import io.osprey.server.http.ApiFamily;
import io.osprey.server.http.Exchange;
import io.osprey.server.http.Reply;
import io.osprey.server.http.RetryAfter;
import io.osprey.server.http.UsageHeaders;
import io.osprey.server.problem.Problem;
import io.osprey.server.problem.Problem.Kind;
import io.osprey.server.v2.ClassicErrors;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Errors of v3.2: {@code {"error":{"code","innererror":{"code","message"},"message"}}} (api-v2.md section 11). */
@Component
final class NestedErrors implements ApiFamily {
    @Override
    public boolean owns(String path) {
        return path.startsWith("/vision/v3.2/");
    }

    @Override
    public Reply print(Problem problem, Exchange exchange) {
        ClassicErrors error = ClassicErrors.of(problem);
        String message = message(problem, error);
        Wire wire = new Wire(new Outer(outerCode(problem, error), new Inner(error.code(), message), message));
        Map<String, String> headers = new HashMap<>(UsageHeaders.ofError(exchange, error.status()));
        headers.putAll(RetryAfter.headers(problem));
        return Reply.json(error.status(), wire, headers);
    }

    private static String message(Problem problem, ClassicErrors error) {
        return switch (problem.kind()) {
            case URL_INACCESSIBLE -> "Image URL is not accessible.";
            case URL_MISSING, URL_MALFORMED -> "Image URL is badly formatted.";
            default -> error.message();
        };
    }

    private static String outerCode(Problem problem, ClassicErrors error) {
        if (error.status() == 503) {
            return "ServiceUnavailable";
        }
        if (error.status() >= 500) {
            return "InternalServerError";
        }
        return problem.kind() == Kind.MEDIA_TYPE || problem.kind() == Kind.BAD_JSON
                ? "InvalidRequest"
                : "InvalidArgument";
    }

    private record Wire(Outer error) {}

    private record Outer(String code, Inner innererror, String message) {}

    private record Inner(String code, String message) {}
}
