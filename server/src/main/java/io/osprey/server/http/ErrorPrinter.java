package io.osprey.server.http;

import io.osprey.server.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Prints a problem as the API version of the path would. */
@Component
public final class ErrorPrinter {
    private final List<ApiFamily> families;

    public ErrorPrinter(List<ApiFamily> families) {
        this.families = List.copyOf(families);
    }

    /**
     * The reply for a problem.
     *
     * @param path of the request, in any letter case
     */
    public Reply print(Problem problem, String path, Exchange exchange) {
        if (GatewayErrors.prints(problem)) {
            return GatewayErrors.print(problem);
        }
        String lowerCase = path.toLowerCase(Locale.ROOT);
        return families.stream()
                .filter(family -> family.owns(lowerCase))
                .findFirst()
                .map(family -> family.print(problem, exchange))
                .orElseGet(ErrorPrinter::internal);
    }

    private static Reply internal() {
        String body = "{\"error\":{\"code\":\"500\",\"message\": \"Internal server error\"}}";
        return new Reply(500, Reply.JSON, Map.of(), body.getBytes(StandardCharsets.US_ASCII));
    }
}
