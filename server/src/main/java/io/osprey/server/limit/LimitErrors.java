package io.osprey.server.limit;

import io.osprey.server.account.Tier;
import io.osprey.server.http.Reply;
import io.osprey.server.wire.WireJson;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What the service's gateway prints to callers beyond their tier, for all API versions alike (auth-and-limits.md sections 3,
 * 4 and 6). The 403 has no space after {@code "message":}, the others have one.
 */
public final class LimitErrors {
    private static final long SECONDS_PER_DAY = 86_400;

    private final String region;

    /** @param region what {@code x-ms-region} says */
    public LimitErrors(String region) {
        this.region = region;
    }

    /** 401: the tier has no such API. */
    public Reply notInTier(CalledOperation called, Tier tier, String authenticate) {
        String message = "The " + called.operation() + " Operation under " + called.api()
                + " is not supported with the current subscription key and pricing tier " + tier.product() + "."
                + tier.name() + ".";
        return reply(401, "\"message\": ", message, Map.of("WWW-Authenticate", authenticate));
    }

    /** 429: too many calls in a short time. */
    public Reply tooFast(CalledOperation called, Tier tier, long retryAfterSeconds) {
        String message = "Requests to the " + called.operation() + " Operation under " + called.api()
                + " have exceeded call rate limit of your current " + tier.product() + " " + tier.name()
                + " pricing tier. Please retry after " + retryAfterSeconds + " seconds."
                + (tier.advice().isEmpty() ? "" : " " + tier.advice());
        return reply(429, "\"message\": ", message, retryAfter(retryAfterSeconds));
    }

    /** 403: no calls are left this month. Days are rounded up. */
    public Reply outOfQuota(Tier tier, long retryAfterSeconds) {
        long days = (retryAfterSeconds + SECONDS_PER_DAY - 1) / SECONDS_PER_DAY;
        String message = "Out of call volume quota for " + tier.product() + " " + tier.name()
                + " pricing tier. Please retry after " + days + " days.";
        return reply(
                403,
                "\"message\":",
                message,
                Map.of("Retry-After", Long.toString(retryAfterSeconds), "x-ms-region", region));
    }

    private static Map<String, String> retryAfter(long seconds) {
        return Map.of("Retry-After", Long.toString(seconds));
    }

    private static Reply reply(int status, String label, String message, Map<String, String> headers) {
        String text = new String(WireJson.write(message), StandardCharsets.UTF_8);
        String body = "{\"error\":{\"code\":\"" + status + "\"," + label + text + "}}";
        return new Reply(status, Reply.JSON, headers, body.getBytes(StandardCharsets.UTF_8));
    }
}
