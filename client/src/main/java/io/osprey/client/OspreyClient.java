package io.osprey.client;

import io.osprey.client.analysis.Analysis;
import io.osprey.client.analysis.AnalysisWire;
import io.osprey.client.analysis.AnalyzeOptions;
import io.osprey.client.analysis.Segmentation;
import io.osprey.client.analysis.SegmentationMode;
import io.osprey.client.core.Call;
import io.osprey.client.core.Credential;
import io.osprey.client.core.Futures;
import io.osprey.client.core.HttpOptions;
import io.osprey.client.core.OspreyException;
import io.osprey.client.core.Picture;
import io.osprey.client.core.Query;
import io.osprey.client.core.Service;
import io.osprey.client.core.Transport;
import io.osprey.client.core.Upload;
import io.osprey.client.custom.CustomModels;
import io.osprey.client.read.ReadOperation;
import io.osprey.client.read.ReadOptions;
import io.osprey.client.read.ReadResult;
import io.osprey.client.read.TextRecognitionMode;
import io.osprey.client.vision.VisionOperations;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Calls Osprey, or the cloud service whose API it speaks. Thread-safe; make one and keep it, as it holds connections. Methods whose names end
 * in {@code Async}, and those of {@link #vision()} and {@link #customModels()}, answer with futures that fail with {@link OspreyException}; cancelling
 * one ends its call. The others wait and throw it.
 */
public final class OspreyClient implements AutoCloseable {
    private final Service service;
    private final String apiVersion;
    private final String previewVersion;
    private final VisionOperations vision;
    private final CustomModels customModels;
    private final ReadOperation reading;

    private OspreyClient(Builder builder) {
        service = new Service(
                Credential.endpoint(Objects.requireNonNull(builder.endpoint, "endpoint")),
                builder.credential,
                new Transport(builder.http == null ? HttpOptions.defaults() : builder.http));
        apiVersion = builder.apiVersion;
        previewVersion = builder.previewVersion;
        vision = new VisionOperations(service, builder.visionVersion);
        customModels = new CustomModels(service, previewVersion);
        reading = new ReadOperation(service, builder.visionVersion);
    }

    /** Starts with no endpoint and no credential. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * With the environment variables {@code VISION_ENDPOINT} and {@code VISION_KEY}.
     *
     * @throws IllegalStateException if one is missing
     */
    public static OspreyClient fromEnvironment() {
        return fromEnvironment(System.getenv());
    }

    static OspreyClient fromEnvironment(Map<String, String> environment) {
        return builder()
                .endpoint(variable(environment, "VISION_ENDPOINT"))
                .key(variable(environment, "VISION_KEY"))
                .build();
    }

    private static String variable(Map<String, String> environment, String name) {
        String value = environment.getOrDefault(name, "");
        if (value.isBlank()) {
            throw new IllegalStateException("The environment variable " + name + " is not set");
        }
        return value.strip();
    }

    /**
     * Analyzes a picture. A custom model is asked by the preview version, as the other has none.
     *
     * @throws OspreyException if it fails
     */
    public Analysis analyze(Picture picture, AnalyzeOptions options) {
        return Futures.await(analyzeAsync(picture, options));
    }

    /** Analyzes a picture. A custom model is asked by the preview version, as the other has none. */
    public CompletableFuture<Analysis> analyzeAsync(Picture picture, AnalyzeOptions options) {
        String version = options.modelName() == null ? apiVersion : previewVersion;
        return service.call(
                () -> Call.post(
                        AnalysisWire.analyze(service.endpoint(), version, options),
                        picture.upload(AnalysisWire.MAX_PICTURE_BYTES)),
                AnalysisWire::analysis);
    }

    /**
     * Takes the foreground out of a picture.
     *
     * @throws OspreyException if it fails
     */
    public Segmentation segment(Picture picture, SegmentationMode mode) {
        return Futures.await(segmentAsync(picture, mode));
    }

    /** Takes the foreground out of a picture. */
    public CompletableFuture<Segmentation> segmentAsync(Picture picture, SegmentationMode mode) {
        return service.call(
                () -> Call.post(
                        AnalysisWire.segment(service.endpoint(), previewVersion, mode),
                        picture.upload(AnalysisWire.MAX_PICTURE_BYTES)),
                AnalysisWire::segmentation);
    }

    /**
     * Reads text by the operation of v3.x, which takes documents of many pages too, or by the one of v2.x.
     *
     * @throws OspreyException if it fails
     * @throws UnsupportedOperationException for v1.0, which has neither
     */
    public ReadResult read(Picture picture, ReadOptions options) {
        return Futures.await(readAsync(picture, options));
    }

    /** The same, not waiting. */
    public CompletableFuture<ReadResult> readAsync(Picture picture, ReadOptions options) {
        return reading.read(picture, options);
    }

    /** Reads the lines of a picture by {@code recognizeText}, which v1.0 to v2.1 have. */
    public CompletableFuture<List<ReadResult.Line>> recognizeText(
            Picture picture, TextRecognitionMode mode, ReadOptions options) {
        return reading.recognizeText(picture, mode, options);
    }

    /** The operations of Computer Vision v1.0 to v3.2. */
    public VisionOperations vision() {
        return vision;
    }

    /** Data sets, models and evaluations. */
    public CustomModels customModels() {
        return customModels;
    }

    /** A token for the key, good for ten minutes. */
    public CompletableFuture<String> issueToken() {
        return service.call(
                () -> Call.post(
                        new Query(service.endpoint(), "/sts/v1.0/issueToken").uri(),
                        new Upload.Bytes(new byte[0], "application/x-www-form-urlencoded")),
                answer -> new String(answer.body(), StandardCharsets.US_ASCII));
    }

    /** Ends connections and threads. Calls under way fail, and so do later ones. */
    @Override
    public void close() {
        service.transport().close();
    }

    @Override
    public String toString() {
        return "OspreyClient for " + service.endpoint();
    }

    /** Collects what a client needs. Its text form shows no key. */
    public static final class Builder {
        private URI endpoint;
        private Supplier<Credential> credential = () -> Credential.NONE;
        private HttpOptions http;
        private String apiVersion = AnalysisWire.GA;
        private String previewVersion = AnalysisWire.PREVIEW;
        private String visionVersion = "v3.2";

        private Builder() {}

        /** Where the service is, such as {@code https://localhost:8443}. */
        public Builder endpoint(String endpoint) {
            return endpoint(URI.create(endpoint));
        }

        /** Where the service is. */
        public Builder endpoint(URI endpoint) {
            this.endpoint = Credential.endpoint(endpoint);
            return this;
        }

        /** Either key of the resource. */
        public Builder key(String key) {
            Credential made = Credential.key(key);
            this.credential = () -> made;
            return this;
        }

        /** Tokens in place of a key; asked before each attempt, from threads of the client, and should answer at once. */
        public Builder token(Supplier<String> token) {
            Objects.requireNonNull(token);
            this.credential = () -> Credential.token(token.get());
            return this;
        }

        /** How calls travel; {@link HttpOptions#defaults()} unless set. */
        public Builder http(HttpOptions http) {
            this.http = Objects.requireNonNull(http);
            return this;
        }

        /** Version of Image Analysis 4.0 for analyses; {@link AnalysisWire#GA} unless set. */
        public Builder apiVersion(String apiVersion) {
            this.apiVersion = Objects.requireNonNull(apiVersion);
            return this;
        }

        /** Version for segmentation and custom models; {@link AnalysisWire#PREVIEW} unless set. */
        public Builder previewVersion(String previewVersion) {
            this.previewVersion = Objects.requireNonNull(previewVersion);
            return this;
        }

        /** Version of Computer Vision for {@link OspreyClient#vision()} and reading; {@code v3.2} unless set. */
        public Builder visionVersion(String visionVersion) {
            this.visionVersion = Objects.requireNonNull(visionVersion);
            return this;
        }

        /**
         * @throws NullPointerException if no endpoint was set
         * @throws OspreyException if a trusted certificate cannot be read
         */
        public OspreyClient build() {
            return new OspreyClient(this);
        }
    }
}
