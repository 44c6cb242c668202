package io.osprey.server.http;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What the newer deployments of the service told about a call: what they billed, and how long it took (api-v2.md section 14,
 * api-v4.md section 9).
 */
public final class UsageHeaders {
    private static final String BILLED = "CSP-Billing-Usage";
    private static final String TRANSACTION = "Transaction";

    private UsageHeaders() {}

    /**
     * Of an answer.
     *
     * @param counted what is counted beside the call itself, for example {@code Tags}; may be empty
     */
    public static Map<String, String> of(Exchange exchange, Set<String> counted) {
        Set<String> all = new TreeSet<>(counted);
        all.add(TRANSACTION);
        String usage = all.stream()
                .map(name -> "CognitiveServices.ComputerVision." + name + "=1")
                .collect(Collectors.joining(","));
        Map<String, String> headers = new HashMap<>(time(exchange));
        headers.put(BILLED, usage);
        return headers;
    }

    /** Of an error: the call is billed when it was the caller's fault. */
    public static Map<String, String> ofError(Exchange exchange, int status) {
        return status < 500 ? of(exchange, Set.of()) : time(exchange);
    }

    /** How long a call took, in milliseconds. */
    public static Map<String, String> time(Exchange exchange) {
        return Map.of("x-envoy-upstream-service-time", Long.toString(exchange.elapsedMillis()));
    }
}
