package io.osprey.server.http;

import io.osprey.server.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The errors that the service's gateway prints for all API versions alike (auth-and-limits.md sections 3 and 5). They are
 * fixed text: the 401 has no space after {@code "message":}, the others have one.
 */
public final class GatewayErrors {
    static final String UNAUTHORIZED =
            "{\"error\":{\"code\":\"401\",\"message\":\"Access denied due to invalid subscription key or wrong API endpoint. Make sure to provide a valid key for an active subscription and use a correct regional API endpoint for your resource.\"}}";
    static final String NOT_FOUND = "{\"error\":{\"code\":\"404\",\"message\": \"Resource not found\"}}";
    static final String METHOD_NOT_ALLOWED = "{\"error\":{\"code\":\"405\",\"message\": \"Method not allowed\"}}";
    static final String BAD_REQUEST = "{\"error\":{\"code\":\"400\",\"message\": \"Bad request\"}}";

    private static final String OTHER_ORIGIN =
            "{\"error\":{\"code\":\"403\",\"message\": \"Cross-origin calls from this origin are not allowed\"}}";

    private GatewayErrors() {}

    /** Whether a problem is the gateway's to print. */
    public static boolean prints(Problem problem) {
        return switch (problem.kind()) {
            case UNAUTHORIZED, NOT_FOUND, METHOD_NOT_ALLOWED, BAD_REQUEST -> true;
            default -> false;
        };
    }

    /** Prints one of the gateway's problems; the detail of a 405 is its Allow header, that of a 401 its realm. */
    public static Reply print(Problem problem) {
        return switch (problem.kind()) {
            case UNAUTHORIZED -> reply(401, UNAUTHORIZED, Map.of("WWW-Authenticate", authenticate(problem.detail())));
            case NOT_FOUND -> reply(404, NOT_FOUND, Map.of());
            case METHOD_NOT_ALLOWED ->
                reply(
                        405,
                        METHOD_NOT_ALLOWED,
                        problem.detail().isEmpty() ? Map.of() : Map.of("Allow", problem.detail()));
            case BAD_REQUEST -> reply(400, BAD_REQUEST, Map.of());
            default -> throw new IllegalArgumentException(problem.kind() + " is not the gateway's");
        };
    }

    /** The answer to a browser whose page comes from an origin that may not call. */
    static Reply otherOrigin() {
        return reply(403, OTHER_ORIGIN, Map.of());
    }

    /** The header WWW-Authenticate of a 401. */
    public static String authenticate(String realm) {
        return "AzureApiManagementKey realm=\"" + realm + "\",name=\"Ocp-Apim-Subscription-Key\",type=\"header\"";
    }

    private static Reply reply(int status, String body, Map<String, String> headers) {
        return new Reply(status, Reply.JSON, headers, body.getBytes(StandardCharsets.US_ASCII));
    }
}
