package io.osprey.server.v4.custom;

import io.osprey.server.custom.Page;
import io.osprey.server.http.BoundedReader;
import io.osprey.server.http.Exchange;
import io.osprey.server.http.OperationLocation;
import io.osprey.server.http.QueryParameters;
import io.osprey.server.http.Reply;
import io.osprey.server.http.ReplyWriter;
import io.osprey.server.http.UploadMemory;
import io.osprey.server.problem.Problem;
import io.osprey.server.problem.Problem.Kind;
import io.osprey.server.v4.ApiVersion;
import io.osprey.server.v4.ServiceHeaders;
import io.osprey.server.v4.custom.CustomizationView.PageWire;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** What the operations of model customization share. */
abstract class CustomizationController {
    private static final Set<ApiVersion> VERSIONS =
            EnumSet.of(ApiVersion.V2023_02_01_PREVIEW, ApiVersion.V2023_04_01_PREVIEW);
    private static final int MAX_BODY_BYTES = 256 * 1024;
    private static final int DEFAULT_TOP = 10;
    private static final int MOST_TOP = 30;

    private final Tools tools;

    /** What every controller needs. */
    @Component
    record Tools(ServiceHeaders headers, CustomizationErrors errors, UploadMemory memory) {}

    CustomizationController(Tools tools) {
        this.tools = tools;
    }

    @ExceptionHandler
    void refuse(Refusal refusal, HttpServletRequest request, HttpServletResponse response) throws IOException {
        ReplyWriter.write(tools.errors().print(refusal, Exchange.of(request)), request, response);
    }

    /** @throws io.osprey.server.problem.ProblemException {@code API_VERSION_MISSING}, {@code API_VERSION_UNKNOWN} */
    static QueryParameters query(HttpServletRequest request) {
        QueryParameters parameters = QueryParameters.parse(request.getQueryString());
        String name = parameters.first("api-version").orElseThrow(() -> Problem.of(Kind.API_VERSION_MISSING)
                .toException());
        if (ApiVersion.named(name).filter(VERSIONS::contains).isEmpty()) {
            throw new Problem(Kind.API_VERSION_UNKNOWN, name).toException();
        }
        return parameters;
    }

    RequestJson body(HttpServletRequest request) throws IOException {
        try (UploadMemory.Share share = tools.memory().open()) {
            return RequestJson.of(BoundedReader.read(
                    request.getInputStream(), request.getContentLengthLong(), MAX_BODY_BYTES, share));
        }
    }

    void answer(int status, Object wire, HttpServletRequest request, HttpServletResponse response) throws IOException {
        ReplyWriter.write(Reply.json(status, wire, tools.headers().unbilled(Exchange.of(request))), request, response);
    }

    void answerNothing(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ReplyWriter.write(Reply.empty(204, tools.headers().unbilled(Exchange.of(request))), request, response);
    }

    /** The part of a list that is asked for. */
    record Wanted(int skip, int top) {
        static Wanted of(QueryParameters parameters) {
            return new Wanted(
                    number(parameters, "skip", 0, 0, Integer.MAX_VALUE),
                    number(parameters, "top", DEFAULT_TOP, 1, MOST_TOP));
        }

        private static int number(QueryParameters parameters, String name, int usual, int least, int most) {
            Optional<String> text = parameters.first(name);
            if (text.isEmpty()) {
                return usual;
            }
            return parameters
                    .integer(name)
                    .filter(value -> value >= least && value <= most)
                    .orElseThrow(() -> Refusal.invalid("'" + name + "' must be " + least + " to " + most + ".", name));
        }
    }

    /** A part of a list, with the address of the next one. */
    static PageWire page(Page<?> page, Wanted wanted, QueryParameters parameters, HttpServletRequest request) {
        boolean more = !page.isLast() && wanted.skip() <= Integer.MAX_VALUE - wanted.top();
        return new PageWire(
                page.entries(),
                more
                        ? OperationLocation.server(request) + request.getRequestURI() + "?api-version="
                                + parameters.first("api-version").orElseThrow() + "&skip="
                                + (wanted.skip() + wanted.top()) + "&top=" + wanted.top()
                        : null);
    }
}
