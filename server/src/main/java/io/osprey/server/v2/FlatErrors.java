package io.osprey.server.v2;

import io.osprey.server.http.ApiFamily;
import io.osprey.server.http.Exchange;
import io.osprey.server.http.Reply;
import io.osprey.server.http.RetryAfter;
import io.osprey.server.problem.Problem;
import org.springframework.stereotype.Component;

/** Errors of v1.0 to v3.1: {@code {"code","requestId","message"}} (api-v2.md section 11). */
@Component
final class FlatErrors implements ApiFamily {
    @Override
    public boolean owns(String path) {
        return path.startsWith("/vision/") && !path.startsWith("/vision/v3.2/");
    }

    @Override
    public Reply print(Problem problem, Exchange exchange) {
        ClassicErrors error = ClassicErrors.of(problem);
        Wire wire = new Wire(error.code(), exchange.requestId(), error.message());
        return Reply.json(error.status(), wire, RetryAfter.headers(problem));
    }

    private record Wire(String code, String requestId, String message) {}
}
