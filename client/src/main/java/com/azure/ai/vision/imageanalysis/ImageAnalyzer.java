package com.azure.ai.vision.imageanalysis;

import com.azure.ai.vision.common.EventHandlerImpl;
import com.azure.ai.vision.common.VisionServiceOptions;
import com.azure.ai.vision.common.VisionSource;
import io.osprey.client.analysis.AnalysisWire;
import io.osprey.client.analysis.AnalyzeOptions;
import io.osprey.client.core.Answer;
import io.osprey.client.core.Call;
import io.osprey.client.core.Futures;
import io.osprey.client.core.Upload;
import io.osprey.client.reactor.Monos;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;

/**
 * Analyzes a picture, once or many times. Failures do not throw: the result's reason is {@link ImageAnalysisResultReason#ERROR} and
 * {@link ImageAnalysisErrorDetails} says why.
 */
public final class ImageAnalyzer implements AutoCloseable {
    /** Fires once for each analysis, when its result is there, whether it worked or not. */
    public final EventHandlerImpl<ImageAnalysisEventArgs> analyzed = new EventHandlerImpl<>();

    private final VisionServiceOptions service;
    private final VisionSource source;
    private final ImageAnalysisOptions options;
    private volatile boolean closed;

    /** None is closed with the analyzer. */
    public ImageAnalyzer(VisionServiceOptions serviceOptions, VisionSource imageSource, ImageAnalysisOptions options) {
        this.service = Objects.requireNonNull(serviceOptions);
        this.source = Objects.requireNonNull(imageSource);
        this.options = Objects.requireNonNull(options);
    }

    /**
     * Analyzes and waits for the result, no longer than the service options' time-out.
     *
     * @throws IllegalStateException if the analyzer is closed
     */
    public ImageAnalysisResult analyze() {
        checkOpen();
        CompletableFuture<ImageAnalysisResult> result = begin();
        try {
            return Futures.await(result);
        } catch (RuntimeException interrupted) {
            return failed(interrupted, "");
        }
    }

    /**
     * Analyzes in the background, beginning with the first subscription; all subscribers get the same result. Needs Reactor on the class
     * path.
     *
     * @throws IllegalStateException if the analyzer is closed
     */
    public Mono<ImageAnalysisResult> analyzeAsync() {
        checkOpen();
        return Monos.shared(this::begin);
    }

    private CompletableFuture<ImageAnalysisResult> begin() {
        CompletableFuture<ImageAnalysisResult> result = call();
        return Futures.map(result, value -> {
            analyzed.fireEvent(this, new ImageAnalysisEventArgs(value));
            return value;
        });
    }

    private CompletableFuture<ImageAnalysisResult> call() {
        EnumSet<ImageAnalysisFeature> features = options.getFeatures();
        String model = options.getModelName();
        boolean analyze = !features.isEmpty() || model != null && !model.isEmpty();
        boolean segment = options.getSegmentationMode() != ImageSegmentationMode.NONE;
        if (!analyze && !segment) {
            return done(ImageAnalysisErrorDetails.runtime(ImageAnalysisErrorDetails.MISSING_OPTIONS));
        }
        if (analyze && segment) {
            return done(ImageAnalysisErrorDetails.runtime(ImageAnalysisErrorDetails.INVALID_COMBINATION));
        }
        URI uri;
        CompletableFuture<Answer> answer;
        try {
            uri = segment ? segmentUri() : analyzeUri(features, model);
            Upload upload = source.picture().upload(AnalysisWire.MAX_PICTURE_BYTES);
            answer = service.transport().send(Call.post(uri, upload), service::credential);
        } catch (RuntimeException e) {
            return done(ImageAnalysisErrorDetails.of(e));
        }
        CompletableFuture<ImageAnalysisResult> result = new CompletableFuture<>();
        answer.whenComplete((value, failure) -> result.complete(
                failure != null ? failed(Futures.unwrap(failure), uri.toString()) : read(value, segment)));
        result.whenComplete((value, failure) -> {
            if (result.isCancelled()) {
                answer.cancel(true);
            }
        });
        return result;
    }

    private URI analyzeUri(EnumSet<ImageAnalysisFeature> features, String model) {
        return AnalysisWire.analyze(
                service.endpoint(),
                AnalysisWire.PREVIEW,
                new AnalyzeOptions(
                        features.stream().map(ImageAnalysisFeature::feature).collect(Collectors.toSet()),
                        options.getLanguage(),
                        options.getGenderNeutralCaption(),
                        options.getCroppingAspectRatios(),
                        options.getModelVersion(),
                        model == null || model.isEmpty() ? null : model));
    }

    private URI segmentUri() {
        return AnalysisWire.segment(
                service.endpoint(),
                AnalysisWire.PREVIEW,
                options.getSegmentationMode().mode());
    }

    private ImageAnalysisResult read(Answer answer, boolean segment) {
        String id = answer.header("apim-request-id") == null ? "" : answer.header("apim-request-id");
        String json = segment ? "" : new String(answer.body(), StandardCharsets.UTF_8);
        String url = answer.uri().toString();
        try {
            return new ImageAnalysisResult(new Outcome(
                    segment ? null : AnalysisWire.analysis(answer),
                    segment ? AnalysisWire.segmentation(answer) : null,
                    null,
                    new ImageAnalysisResultDetails(source.id(), id, url, json)));
        } catch (RuntimeException e) {
            return failed(e, url);
        }
    }

    private ImageAnalysisResult failed(Throwable failure, String url) {
        return failed(ImageAnalysisErrorDetails.of(failure), url);
    }

    private ImageAnalysisResult failed(ImageAnalysisErrorDetails error, String url) {
        return new ImageAnalysisResult(
                new Outcome(null, null, error, new ImageAnalysisResultDetails(source.id(), "", url, "")));
    }

    private CompletableFuture<ImageAnalysisResult> done(ImageAnalysisErrorDetails error) {
        return CompletableFuture.completedFuture(failed(error, ""));
    }

    private void checkOpen() {
        if (closed) {
            throw new IllegalStateException("The analyzer is closed");
        }
    }

    /** Analyses under way go on; new ones are refused. */
    @Override
    public void close() {
        closed = true;
    }
}
