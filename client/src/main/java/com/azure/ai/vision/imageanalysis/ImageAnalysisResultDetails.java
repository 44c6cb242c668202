package com.azure.ai.vision.imageanalysis;

/** How a result came about, for looking into problems. */
public final class ImageAnalysisResultDetails {
    private final String imageId;
    private final String resultId;
    private final String connectionUrl;
    private final String jsonResult;

    ImageAnalysisResultDetails(String imageId, String resultId, String connectionUrl, String jsonResult) {
        this.imageId = imageId;
        this.resultId = resultId;
        this.connectionUrl = connectionUrl;
        this.jsonResult = jsonResult;
    }

    /**
     * The details of a result.
     *
     * @throws IllegalArgumentException if the result is null
     */
    public static ImageAnalysisResultDetails fromResult(ImageAnalysisResult result) {
        if (result == null) {
            throw new IllegalArgumentException("result must not be null");
        }
        return result.outcome().details();
    }

    /** Made by this client: the same for all results of one {@code VisionSource}. */
    public String getImageId() {
        return imageId;
    }

    /** The service's id of the answer ({@code apim-request-id}); empty when there was no answer or it had none. */
    public String getResultId() {
        return resultId;
    }

    /** What was asked, with all parameters and without key; empty when nothing was sent. */
    public String getConnectionUrl() {
        return connectionUrl;
    }

    /** The answer as it came; empty after errors and segmentations. */
    public String getJsonResult() {
        return jsonResult;
    }
}
