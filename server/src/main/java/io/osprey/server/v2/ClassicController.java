package io.osprey.server.v2;

import io.osprey.engine.Analysis;
import io.osprey.engine.AnalysisRequest;
import io.osprey.engine.Feature;
import io.osprey.server.http.Exchange;
import io.osprey.server.http.OperationName;
import io.osprey.server.http.QueryParameters;
import io.osprey.server.http.Reply;
import io.osprey.server.http.ReplyWriter;
import io.osprey.server.http.UsageHeaders;
import io.osprey.server.intake.AnalysisPipeline;
import io.osprey.server.intake.BodyKind;
import io.osprey.server.problem.Problem;
import io.osprey.server.problem.Problem.Kind;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * The operations that v1.0 to v3.2 share (api-v2.md sections 3 to 9), apart from the {@link Dialect} of each version. Wrong
 * parameters are told before a body is read.
 */
public abstract class ClassicController {
    private final AnalysisPipeline pipeline;
    private final ClassicLimits limits;

    protected ClassicController(AnalysisPipeline pipeline, ClassicLimits limits) {
        this.pipeline = pipeline;
        this.limits = limits;
    }

    /** The dialect of the version in the path. */
    protected abstract Dialect dialect(String version);

    @OperationName("Analyze Image")
    @PostMapping("/analyze")
    public void analyze(@PathVariable String version, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        answer(new Call(dialect(version), request, response), ClassicQuery::analyze);
    }

    @OperationName("Describe Image")
    @PostMapping("/describe")
    public void describe(@PathVariable String version, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        answer(new Call(dialect(version), request, response), ClassicQuery::describe);
    }

    @OperationName("Tag Image")
    @PostMapping("/tag")
    public void tag(@PathVariable String version, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        answer(new Call(dialect(version), request, response), ClassicQuery::tag);
    }

    @OperationName("Detect Objects")
    @PostMapping("/detect")
    public void detect(@PathVariable String version, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        answer(new Call(dialect(version), request, response), (parameters, dialect) -> ClassicQuery.detect());
    }

    /** These operations print one part of what the analyze operation prints, in the same shape. */
    private void answer(Call call, BiFunction<QueryParameters, Dialect, ClassicQuery> reader) throws IOException {
        BodyKind body = call.body();
        ClassicQuery query = reader.apply(call.parameters, call.dialect);
        Optional<String> modelVersion = call.modelVersion();
        Analysis analysis = pipeline.analyze(call.request, body, limits.limits(), query.toEngine());
        call.reply(ImageAnalysisView.of(analysis, query, call.frame(modelVersion)), query.usage());
    }

    @OperationName("List Domain Specific Models")
    @GetMapping("/models")
    public void models(@PathVariable String version, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        new Call(dialect(version), request, response).reply(DomainModelView.all(), Set.of());
    }

    @OperationName("Recognize Domain Specific Content")
    @PostMapping("/models/{model}/analyze")
    public void analyzeByModel(
            @PathVariable String version,
            @PathVariable String model,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Call call = new Call(dialect(version), request, response);
        BodyKind body = call.body();
        DomainModel known = DomainModel.named(model)
                .orElseThrow(() -> Problem.of(Kind.MODEL_UNKNOWN).toException());
        ClassicQuery.checkListed(call.parameters, call.dialect);
        Optional<String> modelVersion = call.modelVersion();
        Analysis analysis = pipeline.analyze(request, body, limits.limits(), AnalysisRequest.of(known.feature()));
        call.reply(DomainModelView.of(analysis, call.frame(modelVersion)), Set.of(known.usageName()));
    }

    @OperationName("OCR")
    @PostMapping("/ocr")
    public void ocr(@PathVariable String version, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Call call = new Call(dialect(version), request, response);
        BodyKind body = call.body();
        OcrQuery query = OcrQuery.parse(call.parameters);
        Optional<String> modelVersion = call.modelVersion();
        Analysis analysis = pipeline.analyze(request, body, limits.limits(), AnalysisRequest.of(Feature.READ));
        call.reply(OcrView.of(analysis, query, modelVersion), Set.of("OCR"));
    }

    @OperationName("Get Thumbnail")
    @PostMapping("/generateThumbnail")
    public void generateThumbnail(
            @PathVariable String version, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Call call = new Call(dialect(version), request, response);
        BodyKind body = call.body();
        Thumbnail wanted = Thumbnail.parse(call.parameters);
        call.modelVersion();
        byte[] jpeg = pipeline.run(request, body, limits.limits(), wanted::draw);
        call.reply("image/jpeg", jpeg, Set.of("GenerateThumbnail"));
    }

    @OperationName("Get Area of Interest")
    @PostMapping("/areaOfInterest")
    public void areaOfInterest(@PathVariable String version, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Call call = new Call(dialect(version), request, response);
        BodyKind body = call.body();
        Optional<String> modelVersion = call.modelVersion();
        Analysis analysis = pipeline.analyze(request, body, limits.limits(), AreaOfInterestView.QUESTION);
        call.reply(AreaOfInterestView.of(analysis, call.frame(modelVersion)), Set.of("AreaOfInterest"));
    }

    /** One request, its answer, and the dialect that both are in. */
    private static final class Call {
        private final Dialect dialect;
        private final HttpServletRequest request;
        private final HttpServletResponse response;
        private final QueryParameters parameters;

        Call(Dialect dialect, HttpServletRequest request, HttpServletResponse response) {
            this.dialect = dialect;
            this.request = request;
            this.response = response;
            this.parameters = QueryParameters.parse(request.getQueryString());
        }

        BodyKind body() {
            return BodyKind.of(request.getContentType(), false);
        }

        Optional<String> modelVersion() {
            return dialect.modelVersion(parameters);
        }

        AnswerFrame frame(Optional<String> modelVersion) {
            return new AnswerFrame(dialect.form(), Exchange.of(request).requestId(), modelVersion);
        }

        /** @param usage what the call is counted as */
        void reply(Object wire, Set<String> usage) throws IOException {
            ReplyWriter.write(Reply.json(200, wire, dialect.form().numbers(), headers(usage)), request, response);
        }

        /** @param usage what the call is counted as */
        void reply(String contentType, byte[] body, Set<String> usage) throws IOException {
            ReplyWriter.write(new Reply(200, contentType, headers(usage), body), request, response);
        }

        private Map<String, String> headers(Set<String> usage) {
            return dialect.form().tellsUsage() ? UsageHeaders.of(Exchange.of(request), usage) : Map.of();
        }
    }
}
