package io.osprey.server.v4.custom;

import io.osprey.server.http.ApiFamily;
import io.osprey.server.http.Exchange;
import io.osprey.server.http.Reply;
import io.osprey.server.http.RetryAfter;
import io.osprey.server.problem.Problem;
import io.osprey.server.v4.ServiceHeaders;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Errors of model customization: {@code {"error":{"code","message"[,"target"]}}}, the code repeated in {@code x-ms-error-code}. */
@Component
public final class CustomizationErrors implements ApiFamily {
    private final ServiceHeaders headers;

    CustomizationErrors(ServiceHeaders headers) {
        this.headers = headers;
    }

    /**
     * Whether a path is one of data sets, models or evaluations.
     *
     * @param path lower case
     */
    public static boolean isCustomization(String path) {
        return path.matches("/computervision/(datasets|models)(/.*)?");
    }

    @Override
    public boolean owns(String path) {
        return isCustomization(path);
    }

    @Override
    public Reply print(Problem problem, Exchange exchange) {
        Refusal refusal =
                switch (problem.kind()) {
                    case API_VERSION_MISSING ->
                        new Refusal(
                                400,
                                "ApiVersionUnspecified",
                                "An API version is required, but was not specified.",
                                null);
                    case API_VERSION_UNKNOWN ->
                        new Refusal(
                                400,
                                "UnsupportedApiVersion",
                                "The API version '" + problem.detail() + "' is not supported.",
                                null);
                    case BAD_JSON -> Refusal.invalid("The request body is not a valid JSON object.", null);
                    case PICTURE_TOO_MANY_BYTES -> Refusal.invalid("The request body is too large.", null);
                    case OVERLOADED, NOT_READY ->
                        new Refusal(
                                503,
                                "ServiceUnavailable",
                                "The server is busy. Please retry after " + problem.detail() + " seconds.",
                                null);
                    default -> new Refusal(500, "InternalServerError", "Internal server error.", null);
                };
        return print(refusal, exchange, RetryAfter.headers(problem));
    }

    Reply print(Refusal refusal, Exchange exchange) {
        return print(refusal, exchange, Map.of());
    }

    private Reply print(Refusal refusal, Exchange exchange, Map<String, String> more) {
        Map<String, String> all = new HashMap<>(headers.unbilled(exchange));
        all.put("x-ms-error-code", refusal.code());
        all.putAll(more);
        return Reply.json(
                refusal.status(), new Wire(new Error(refusal.code(), refusal.getMessage(), refusal.target())), all);
    }

    private record Wire(Error error) {}

    /** @param target null for none */
    private record Error(String code, String message, String target) {}
}
