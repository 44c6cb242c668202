package io.osprey.server.v2;

import io.osprey.engine.Analysis;
import io.osprey.server.http.Exchange;
import io.osprey.server.http.QueryParameters;
import io.osprey.server.http.Reply;
import io.osprey.server.http.ReplyWriter;
import io.osprey.server.intake.AnalysisPipeline;
import io.osprey.server.intake.BodyKind;
import io.osprey.server.wire.Language;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;

/** {@code POST /vision/{version}/analyze} of v1.0 to v3.1 (api-v2.md section 3). */
@Controller
final class AnalyzeController {
    private final AnalysisPipeline pipeline;
    private final ClassicLimits limits;

    AnalyzeController(AnalysisPipeline pipeline, ClassicLimits limits) {
        this.pipeline = pipeline;
        this.limits = limits;
    }

    @PostMapping({
        "/vision/v1.0/analyze",
        "/vision/v2.0/analyze",
        "/vision/v2.1/analyze",
        "/vision/v3.0/analyze",
        "/vision/v3.1/analyze"
    })
    void analyze(HttpServletRequest request, HttpServletResponse response) throws IOException {
        BodyKind body = BodyKind.of(request.getContentType(), false);
        ClassicQuery query = ClassicQuery.parse(QueryParameters.parse(request.getQueryString()), Language::isClassic);
        Analysis analysis = pipeline.analyze(request, body, limits.limits(), query.toEngine());
        String requestId = Exchange.of(request).requestId();
        Object wire = ImageAnalysisView.of(analysis, query, requestId, Optional.empty());
        ReplyWriter.write(Reply.json(200, wire, Map.of()), request, response);
    }
}
