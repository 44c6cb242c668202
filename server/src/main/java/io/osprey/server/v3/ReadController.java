package io.osprey.server.v3;

import io.osprey.engine.picture.PictureFormat;
import io.osprey.engine.picture.PictureLimits;
import io.osprey.server.auth.AuthInterceptor;
import io.osprey.server.config.LimitSettings;
import io.osprey.server.config.OspreyProperties;
import io.osprey.server.http.Exchange;
import io.osprey.server.http.OperationLocation;
import io.osprey.server.http.OperationName;
import io.osprey.server.http.QueryParameters;
import io.osprey.server.http.ReadErrors;
import io.osprey.server.http.Reply;
import io.osprey.server.http.ReplyWriter;
import io.osprey.server.http.UsageHeaders;
import io.osprey.server.intake.BodyKind;
import io.osprey.server.intake.ReadPipeline;
import io.osprey.server.job.Operation;
import io.osprey.server.job.Operations;
import io.osprey.server.problem.Problem;
import io.osprey.server.problem.Problem.Kind;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Read, v3.0 to v3.2. */
@Controller
@RequestMapping("/vision/{version:v3\\.0|v3\\.1|v3\\.2}/read")
final class ReadController {
    private static final String KIND = "read v3";
    private static final Set<PictureFormat> FORMATS =
            EnumSet.of(PictureFormat.JPEG, PictureFormat.PNG, PictureFormat.BMP, PictureFormat.MPO, PictureFormat.TIFF);

    private final ReadPipeline pipeline;
    private final Operations operations;
    private final PictureLimits limits;
    private final int mostPages;

    ReadController(ReadPipeline pipeline, Operations operations, OspreyProperties properties) {
        LimitSettings settings = properties.limits();
        this.pipeline = pipeline;
        this.operations = operations;
        this.limits = new PictureLimits(
                FORMATS,
                settings.readMaxBytes().toBytes(),
                settings.minSidePixels(),
                settings.maxSidePixels(),
                settings.maxPixels());
        this.mostPages = settings.readMaxPages();
    }

    @OperationName("Read")
    @PostMapping("/analyze")
    void analyze(@PathVariable String version, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String name = version.toLowerCase(Locale.ROOT);
        BodyKind body = BodyKind.of(request.getContentType(), false);
        ReadQuery query = ReadQuery.parse(QueryParameters.parse(request.getQueryString()), name);
        UUID id = pipeline.begin(
                request,
                AuthInterceptor.resourceOf(request),
                body,
                new ReadPipeline.Wanted(
                        KIND, limits, query.pages(), mostPages, pages -> ReadView.of(pages, query, name), problem -> {
                            ReadErrors.ReadError error = ReadErrors.of(problem);
                            return new Operations.Failure(error.code(), error.message());
                        }));
        Map<String, String> headers =
                new HashMap<>(OperationLocation.headers(request, "/vision/" + name + "/read/analyzeResults", id));
        headers.putAll(UsageHeaders.of(Exchange.of(request), Set.of()));
        ReplyWriter.write(Reply.empty(202, headers), request, response);
    }

    @OperationName("Get Read Result")
    @GetMapping("/analyzeResults/{operationId}")
    void result(@PathVariable String operationId, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Operation operation = operations
                .find(operationId, KIND, AuthInterceptor.resourceOf(request))
                .orElseThrow(() -> Problem.of(Kind.NOT_FOUND).toException());
        ReplyWriter.write(
                Reply.json(200, ReadView.state(operation), UsageHeaders.of(Exchange.of(request), Set.of())),
                request,
                response);
    }
}
