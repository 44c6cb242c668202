package io.osprey.client.vision;

import io.osprey.client.core.Answer;
import io.osprey.client.core.Call;
import io.osprey.client.core.Json;
import io.osprey.client.core.OspreyException;
import io.osprey.client.core.Picture;
import io.osprey.client.core.Query;
import io.osprey.client.core.Service;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** The operations of Computer Vision v1.0 to v3.2. Parameters that are null are left to the service. Futures fail with {@link OspreyException}. */
public final class VisionOperations {
    /** No picture may be larger. */
    public static final long MAX_PICTURE_BYTES = 4L * 1024 * 1024;

    private final Service service;
    private final String root;

    /**
     * For the client's own packages.
     *
     * @param version such as {@code v3.2}
     */
    public VisionOperations(Service service, String version) {
        this.service = service;
        this.root = "/vision/" + version;
    }

    /**
     * Everything about a picture.
     *
     * @param details {@code Celebrities}, {@code Landmarks}, both or none
     * @param language such as {@code en}; nullable
     */
    public CompletableFuture<VisionAnalysis> analyze(
            Picture picture, Set<VisionFeature> features, Set<String> details, String language) {
        return post(
                new Query(service.endpoint(), root + "/analyze")
                        .withList(
                                "visualFeatures",
                                features.stream()
                                        .sorted()
                                        .map(VisionFeature::wireName)
                                        .toList())
                        .withList("details", details.stream().sorted().toList())
                        .with("language", language),
                picture,
                VisionAnalysis.class);
    }

    /**
     * Sentences.
     *
     * @param maxCandidates how many; nullable
     * @param language nullable
     */
    public CompletableFuture<VisionAnalysis> describe(Picture picture, Integer maxCandidates, String language) {
        return post(
                new Query(service.endpoint(), root + "/describe")
                        .with("maxCandidates", maxCandidates)
                        .with("language", language),
                picture,
                VisionAnalysis.class);
    }

    /**
     * Words.
     *
     * @param language nullable
     */
    public CompletableFuture<VisionAnalysis> tag(Picture picture, String language) {
        return post(
                new Query(service.endpoint(), root + "/tag").with("language", language), picture, VisionAnalysis.class);
    }

    /** Things with boxes. */
    public CompletableFuture<VisionAnalysis> detect(Picture picture) {
        return post(new Query(service.endpoint(), root + "/detect"), picture, VisionAnalysis.class);
    }

    /** The models for special subjects. */
    public CompletableFuture<DomainModels> models() {
        return service.call(
                () -> Call.get(new Query(service.endpoint(), root + "/models").uri()),
                answer -> Json.read(answer, DomainModels.class));
    }

    /**
     * What a model for a special subject says.
     *
     * @param model such as {@code landmarks}
     * @param language nullable
     */
    public CompletableFuture<DomainAnalysis> analyzeByDomain(Picture picture, String model, String language) {
        return post(
                new Query(service.endpoint(), root + "/models/" + Query.segment(model) + "/analyze")
                        .with("language", language),
                picture,
                DomainAnalysis.class);
    }

    /**
     * A small picture of exactly the size asked for, usually JPEG.
     *
     * @param smartCropping whether to keep what matters
     */
    public CompletableFuture<byte[]> generateThumbnail(Picture picture, int width, int height, boolean smartCropping) {
        Query query = new Query(service.endpoint(), root + "/generateThumbnail")
                .with("width", width)
                .with("height", height)
                .with("smartCropping", smartCropping);
        return service.call(
                () -> Call.post(query.uri(), picture.upload(MAX_PICTURE_BYTES)), VisionOperations::imageBytes);
    }

    /** Where a picture is most interesting. */
    public CompletableFuture<AreaOfInterest> areaOfInterest(Picture picture) {
        return post(new Query(service.endpoint(), root + "/areaOfInterest"), picture, AreaOfInterest.class);
    }

    /**
     * Printed text at once.
     *
     * @param language nullable: found out
     */
    public CompletableFuture<OcrResult> ocr(Picture picture, boolean detectOrientation, String language) {
        return post(
                new Query(service.endpoint(), root + "/ocr")
                        .with("detectOrientation", detectOrientation)
                        .with("language", language),
                picture,
                OcrResult.class);
    }

    private <T> CompletableFuture<T> post(Query query, Picture picture, Class<T> type) {
        return service.call(
                () -> Call.post(query.uri(), picture.upload(MAX_PICTURE_BYTES)), answer -> Json.read(answer, type));
    }

    private static byte[] imageBytes(Answer answer) {
        boolean image = answer.contentType().startsWith("image/")
                || answer.contentType().equals("application/octet-stream");
        if (!image || answer.body().length == 0) {
            throw OspreyException.unreadable(answer, "a picture was expected", null);
        }
        return answer.body();
    }
}
