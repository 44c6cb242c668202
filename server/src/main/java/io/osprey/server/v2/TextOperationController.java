package io.osprey.server.v2;

import io.osprey.engine.picture.PictureFormat;
import io.osprey.engine.picture.PictureLimits;
import io.osprey.server.auth.AuthInterceptor;
import io.osprey.server.config.LimitSettings;
import io.osprey.server.config.OspreyProperties;
import io.osprey.server.document.PageRange;
import io.osprey.server.http.OperationLocation;
import io.osprey.server.http.OperationName;
import io.osprey.server.http.QueryParameters;
import io.osprey.server.http.ReadErrors;
import io.osprey.server.http.Reply;
import io.osprey.server.http.ReplyWriter;
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

/** The operations of v1.0 to v2.1 that read text and answer later: recognizeText, and Read as it was then (api-v2.md section 10). */
@Controller
final class TextOperationController {
    private static final String RECOGNIZE_VERSIONS = "/vision/{version:v1\\.0|v2\\.0|v2\\.1}";
    private static final String READ_VERSIONS = "/vision/{version:v2\\.0|v2\\.1}";
    private static final String RECOGNIZE = "recognizeText";
    private static final String READ = "read v2";
    private static final int MOST_PAGES = 200;
    private static final Set<String> MODES = Set.of("handwritten", "printed");
    private static final Set<String> LANGUAGES = Set.of("en", "es");
    private static final Set<PictureFormat> FORMATS =
            EnumSet.of(PictureFormat.JPEG, PictureFormat.PNG, PictureFormat.BMP, PictureFormat.MPO, PictureFormat.TIFF);

    private final ReadPipeline pipeline;
    private final Operations operations;
    private final ClassicLimits pictures;
    private final PictureLimits documents;
    private final int mostPages;

    TextOperationController(
            ReadPipeline pipeline, Operations operations, ClassicLimits pictures, OspreyProperties properties) {
        LimitSettings settings = properties.limits();
        this.pipeline = pipeline;
        this.operations = operations;
        this.pictures = pictures;
        this.documents = new PictureLimits(
                FORMATS,
                settings.readMaxBytes().toBytes(),
                settings.minSidePixels(),
                settings.maxSidePixels(),
                settings.maxPixels());
        this.mostPages = Math.min(MOST_PAGES, settings.readMaxPages());
    }

    @OperationName("Recognize Text")
    @PostMapping(RECOGNIZE_VERSIONS + "/recognizeText")
    void recognize(@PathVariable String version, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        BodyKind body = BodyKind.of(request.getContentType(), false);
        checkMode(QueryParameters.parse(request.getQueryString()));
        UUID id = begin(
                request,
                body,
                new ReadPipeline.Wanted(
                        RECOGNIZE, pictures.limits(), PageRange.ALL, 1, TextOperationView::recognized, problem -> {
                            ClassicErrors error = ClassicErrors.of(problem);
                            return new Operations.Failure(error.code(), error.message());
                        }));
        accept(version, "/textOperations", id, request, response);
    }

    @OperationName("Get Recognize Text Operation Result")
    @GetMapping(RECOGNIZE_VERSIONS + "/textOperations/{operationId}")
    void recognized(@PathVariable String operationId, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        answer(TextOperationView.recognizeState(find(operationId, RECOGNIZE, request)), request, response);
    }

    @OperationName("Batch Read File")
    @PostMapping(READ_VERSIONS + "/read/core/asyncBatchAnalyze")
    void read(@PathVariable String version, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        BodyKind body = BodyKind.of(request.getContentType(), false);
        QueryParameters parameters = QueryParameters.parse(request.getQueryString());
        if (version.equalsIgnoreCase("v2.1")) {
            checkLanguage(parameters);
        } else {
            checkMode(parameters);
        }
        UUID id = begin(
                request,
                body,
                new ReadPipeline.Wanted(READ, documents, PageRange.ALL, mostPages, TextOperationView::read, problem -> {
                    ReadErrors.ReadError error = ReadErrors.of(problem);
                    return new Operations.Failure(error.code(), error.message());
                }));
        accept(version, "/read/operations", id, request, response);
    }

    @OperationName("Get Read Operation Result")
    @GetMapping(READ_VERSIONS + "/read/operations/{operationId}")
    void wasRead(@PathVariable String operationId, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        answer(TextOperationView.readState(find(operationId, READ, request)), request, response);
    }

    private static void checkMode(QueryParameters parameters) {
        if (!MODES.contains(parameters.first("mode").orElse("Printed").toLowerCase(Locale.ROOT))) {
            throw new Problem(Kind.BAD_ARGUMENT, "Specified mode is not valid.").toException();
        }
    }

    private static void checkLanguage(QueryParameters parameters) {
        if (!LANGUAGES.contains(parameters.first("language").orElse("en").toLowerCase(Locale.ROOT))) {
            throw Problem.of(Kind.LANGUAGE).toException();
        }
    }

    private UUID begin(HttpServletRequest request, BodyKind body, ReadPipeline.Wanted wanted) throws IOException {
        return pipeline.begin(request, AuthInterceptor.resourceOf(request), body, wanted);
    }

    private Operation find(String id, String kind, HttpServletRequest request) {
        return operations
                .find(id, kind, AuthInterceptor.resourceOf(request))
                .orElseThrow(() -> Problem.of(Kind.NOT_FOUND).toException());
    }

    private static void accept(
            String version, String path, UUID id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String location = "/vision/" + version.toLowerCase(Locale.ROOT) + path;
        Map<String, String> headers = new HashMap<>(OperationLocation.NOT_KEPT);
        headers.putAll(OperationLocation.headers(request, location, id));
        ReplyWriter.write(Reply.empty(202, headers), request, response);
    }

    private static void answer(Object wire, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        ReplyWriter.write(Reply.json(200, wire, OperationLocation.NOT_KEPT), request, response);
    }
}
