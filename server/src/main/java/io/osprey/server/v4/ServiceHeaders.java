package io.osprey.server.v4;

import io.osprey.server.config.OspreyProperties;
import io.osprey.server.http.Exchange;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The headers of 4.0 that answers and errors share (api-v4.md section 9). */
@Component
public final class ServiceHeaders {
    /** On answers, and on errors of the caller: recorded on both. */
    static final Map<String, String> BILLED =
            Map.of("CSP-Billing-Usage", "CognitiveServices.ComputerVision.Transaction=1");

    private static final String VERSIONS =
            Arrays.stream(ApiVersion.values()).map(ApiVersion::wireName).collect(Collectors.joining(","));

    private final String region;

    ServiceHeaders(OspreyProperties properties) {
        this.region = properties.region();
    }

    /** The headers of an answer. */
    public Map<String, String> of(Exchange exchange) {
        return Map.of(
                "request-id",
                exchange.requestId(),
                "api-supported-versions",
                VERSIONS,
                "x-ms-region",
                region,
                "x-envoy-upstream-service-time",
                Long.toString(exchange.elapsedMillis()));
    }
}
