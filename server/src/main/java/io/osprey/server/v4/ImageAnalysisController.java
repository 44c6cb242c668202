package io.osprey.server.v4;

import io.osprey.engine.Analysis;
import io.osprey.engine.AnalysisRequest;
import io.osprey.server.auth.AuthInterceptor;
import io.osprey.server.custom.StoredModels;
import io.osprey.server.http.Exchange;
import io.osprey.server.http.InputTimes;
import io.osprey.server.http.OperationName;
import io.osprey.server.http.QueryParameters;
import io.osprey.server.http.Reply;
import io.osprey.server.http.ReplyWriter;
import io.osprey.server.http.UsageHeaders;
import io.osprey.server.intake.AnalysisPipeline;
import io.osprey.server.intake.BodyKind;
import io.osprey.server.v4.ga.GaView;
import io.osprey.server.v4.preview.PreviewView;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;

/** {@code POST /computervision/imageanalysis:analyze} (api-v4.md). */
@Controller
final class ImageAnalysisController {
    private final AnalysisPipeline pipeline;
    private final ImageLimits limits;
    private final ServiceHeaders headers;

    ImageAnalysisController(AnalysisPipeline pipeline, ImageLimits limits, ServiceHeaders headers) {
        this.pipeline = pipeline;
        this.limits = limits;
        this.headers = headers;
    }

    @OperationName("Analyze")
    @PostMapping("/computervision/imageanalysis:analyze")
    void analyze(HttpServletRequest request, HttpServletResponse response) throws IOException {
        QueryParameters parameters = QueryParameters.parse(request.getQueryString());
        ApiVersion version = ImageQuery.version(parameters);
        BodyKind body = BodyKind.of(request.getContentType(), true);
        AnalysisRequest wanted = ImageQuery.parse(
                parameters, version, name -> StoredModels.key(AuthInterceptor.resourceOf(request), name));
        Analysis analysis = pipeline.analyze(request, body, limits.limits(), wanted);
        Map<String, String> all = new HashMap<>(InputTimes.of(request).headers());
        all.putAll(headers.of(Exchange.of(request)));
        all.putAll(UsageHeaders.of(Exchange.of(request), Set.of()));
        ReplyWriter.write(Reply.json(200, view(analysis, version), all), request, response);
    }

    private static Object view(Analysis analysis, ApiVersion version) {
        return switch (version.shape()) {
            case GA -> GaView.of(analysis, version.modelVersion());
            case PREVIEW -> PreviewView.of(analysis, version.modelVersion());
            case OLD_PREVIEW -> PreviewView.withDescription(analysis, version.modelVersion());
        };
    }
}
