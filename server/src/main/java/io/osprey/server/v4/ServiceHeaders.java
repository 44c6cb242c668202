package io.osprey.server.v4;

import io.osprey.server.config.OspreyProperties;
import io.osprey.server.http.Exchange;
import io.osprey.server.http.UsageHeaders;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The headers of 4.0 that answers and errors share (api-v4.md section 9). */
@Component
public final class ServiceHeaders {
    private static final String VERSIONS =
            Arrays.stream(ApiVersion.values()).map(ApiVersion::wireName).collect(Collectors.joining(","));

    private final String region;

    ServiceHeaders(OspreyProperties properties) {
        this.region = properties.region();
    }

    /** The headers of an answer or error; how long it took, and what it is billed, come to them. */
    Map<String, String> of(Exchange exchange) {
        return Map.of("request-id", exchange.requestId(), "api-supported-versions", VERSIONS, "x-ms-region", region);
    }

    /** The headers of an answer or error that is not billed. */
    public Map<String, String> unbilled(Exchange exchange) {
        Map<String, String> all = new HashMap<>(of(exchange));
        all.putAll(UsageHeaders.time(exchange));
        return all;
    }
}
