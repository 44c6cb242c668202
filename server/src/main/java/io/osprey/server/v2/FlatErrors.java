package io.osprey.server.v2;

import io.osprey.server.http.ApiFamily;
import io.osprey.server.http.Exchange;
import io.osprey.server.http.Reply;
import io.osprey.server.http.RetryAfter;
import io.osprey.server.http.UsageHeaders;
import io.osprey.server.problem.Problem;
import java.util.HashMap;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Errors of v1.0 to v3.1: {@code {"code","requestId","message"}} (api-v2.md section 11). */
final class FlatErrors implements ApiFamily {
    private static final String NEWER = "/vision/v3.";

    private final boolean newer;

    /** @param newer whether it prints for v3.0 and v3.1, else for the versions before */
    FlatErrors(boolean newer) {
        this.newer = newer;
    }

    @Configuration(proxyBeanMethods = false)
    static class Families {
        @Bean
        FlatErrors errorsBefore3() {
            return new FlatErrors(false);
        }

        @Bean
        FlatErrors errorsOf3() {
            return new FlatErrors(true);
        }
    }

    @Override
    public boolean owns(String path) {
        return newer
                ? path.startsWith(NEWER) && !path.startsWith("/vision/v3.2/")
                : path.startsWith("/vision/") && !path.startsWith(NEWER);
    }

    @Override
    public Reply print(Problem problem, Exchange exchange) {
        ClassicErrors error = ClassicErrors.of(problem);
        Wire wire = new Wire(error.code(), exchange.requestId(), error.message());
        Map<String, String> headers = new HashMap<>(RetryAfter.headers(problem));
        if (newer) {
            headers.putAll(UsageHeaders.ofError(exchange, error.status()));
        }
        return Reply.json(error.status(), wire, headers);
    }

    private record Wire(String code, String requestId, String message) {}
}
