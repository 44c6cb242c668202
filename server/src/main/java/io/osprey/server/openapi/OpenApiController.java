package io.osprey.server.openapi;

import io.osprey.server.http.Reply;
import io.osprey.server.http.ReplyWriter;
import io.osprey.server.http.WithoutKey;
import io.osprey.server.problem.Problem;
import io.osprey.server.problem.Problem.Kind;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Serves the OpenAPI documents; no key is needed. */
@WithoutKey
@Controller
final class OpenApiController {
    private final OpenApiDocuments documents;

    OpenApiController(OpenApiDocuments documents) {
        this.documents = documents;
    }

    /** {@code {"documents":[{"name":"v1.0","title":"...","url":"/openapi/v1.0.json"},...]}}. */
    @GetMapping("/openapi")
    void list(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ReplyWriter.write(Reply.json(200, new Index(documents.entries()), Map.of()), request, response);
    }

    @GetMapping("/openapi/{document}.json")
    void document(@PathVariable String document, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        byte[] json = documents.json(document).orElseThrow(() -> Problem.of(Kind.NOT_FOUND)
                .toException());
        ReplyWriter.write(new Reply(200, Reply.JSON_UTF_8, Map.of(), json), request, response);
    }

    private record Index(List<OpenApiDocuments.Entry> documents) {}
}
