package io.osprey.server.v32;

import io.osprey.engine.Analysis;
import io.osprey.server.http.Exchange;
import io.osprey.server.http.QueryParameters;
import io.osprey.server.http.Reply;
import io.osprey.server.http.ReplyWriter;
import io.osprey.server.intake.AnalysisPipeline;
import io.osprey.server.intake.BodyKind;
import io.osprey.server.v2.ClassicLimits;
import io.osprey.server.v2.ClassicQuery;
import io.osprey.server.v2.ImageAnalysisView;
import io.osprey.server.wire.Language;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;

/** {@code POST /vision/v3.2/analyze} (api-v2.md section 3). */
@Controller
final class Analyze32Controller {
    private final AnalysisPipeline pipeline;
    private final ClassicLimits limits;

    Analyze32Controller(AnalysisPipeline pipeline, ClassicLimits limits) {
        this.pipeline = pipeline;
        this.limits = limits;
    }

    @PostMapping("/vision/v3.2/analyze")
    void analyze(HttpServletRequest request, HttpServletResponse response) throws IOException {
        BodyKind body = BodyKind.of(request.getContentType(), false);
        QueryParameters parameters = QueryParameters.parse(request.getQueryString());
        ClassicQuery query = ClassicQuery.parse(parameters, Language::isKnown);
        String modelVersion = ModelVersion.printed(parameters.first("model-version"));
        Analysis analysis = pipeline.analyze(request, body, limits.limits(), query.toEngine());
        Exchange exchange = Exchange.of(request);
        Object wire = ImageAnalysisView.of(analysis, query, exchange.requestId(), Optional.of(modelVersion));
        Map<String, String> headers = Map.of(
                "CSP-Billing-Usage",
                "CognitiveServices.ComputerVision.Transaction=1",
                "x-envoy-upstream-service-time",
                Long.toString(exchange.elapsedMillis()));
        ReplyWriter.write(Reply.json(200, wire, headers), request, response);
    }
}
