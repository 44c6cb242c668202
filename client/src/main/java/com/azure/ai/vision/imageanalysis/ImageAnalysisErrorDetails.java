package com.azure.ai.vision.imageanalysis;

import io.osprey.client.core.OspreyException;
import io.osprey.client.core.UnreadableFileException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;

/** Why an analysis did not work. Never contains keys or tokens. */
public final class ImageAnalysisErrorDetails {
    static final String MISSING_OPTIONS =
            "Missing Image Analysis options: You must set at least one visual feature (or model name) for the 'analyze'"
                    + " operation. Or set segmentation mode for the 'segment' operation";
    static final String INVALID_COMBINATION =
            "Invalid combination of Image Analysis options: You cannot set both visual features (or model name), and"
                    + " segmentation mode";
    static final String NO_CONNECTION = "Failed with error: HTTPAPI_OPEN_REQUEST_FAILED";
    static final String UNREADABLE_FILE =
            "Exception with an error code: 0x73 (AZAC_ERR_FAILED_TO_OPEN_INPUT_FILE_FOR_READING)";

    private static final int UNREADABLE_FILE_CODE = 0x73;

    private final ImageAnalysisErrorReason reason;
    private final int errorCode;
    private final String message;

    ImageAnalysisErrorDetails(ImageAnalysisErrorReason reason, int errorCode, String message) {
        this.reason = reason;
        this.errorCode = errorCode;
        this.message = message;
    }

    /**
     * The error of a result; null if the analysis worked.
     *
     * @throws IllegalArgumentException if the result is null
     */
    public static ImageAnalysisErrorDetails fromResult(ImageAnalysisResult result) {
        if (result == null) {
            throw new IllegalArgumentException("result must not be null");
        }
        return result.outcome().error();
    }

    /** Why, in the terms of a program. */
    public ImageAnalysisErrorReason getReason() {
        return reason;
    }

    /** HTTP status; 0x73 for a file that cannot be read; 0 when nothing else fits. */
    public int getErrorCode() {
        return errorCode;
    }

    /** What the service said, as {@code code - message}, or what went wrong on the way. */
    public String getMessage() {
        return message;
    }

    /** What the library would have made of a failure. */
    static ImageAnalysisErrorDetails of(Throwable failure) {
        if (failure instanceof UnreadableFileException) {
            return new ImageAnalysisErrorDetails(
                    ImageAnalysisErrorReason.RUNTIME_ERROR, UNREADABLE_FILE_CODE, UNREADABLE_FILE);
        }
        if (failure instanceof OspreyException known) {
            boolean neverConnected = known.getCause() instanceof ConnectException
                    || known.getCause() instanceof HttpConnectTimeoutException;
            return new ImageAnalysisErrorDetails(
                    reason(known), known.status(), neverConnected ? NO_CONNECTION : known.getMessage());
        }
        return new ImageAnalysisErrorDetails(
                ImageAnalysisErrorReason.RUNTIME_ERROR,
                0,
                failure.getMessage() == null ? failure.getClass().getName() : failure.getMessage());
    }

    static ImageAnalysisErrorDetails runtime(String message) {
        return new ImageAnalysisErrorDetails(ImageAnalysisErrorReason.RUNTIME_ERROR, 0, message);
    }

    private static ImageAnalysisErrorReason reason(OspreyException failure) {
        return switch (failure.reason()) {
            case AUTHENTICATION -> ImageAnalysisErrorReason.AUTHENTICATION_FAILURE;
            case FORBIDDEN -> ImageAnalysisErrorReason.FORBIDDEN;
            case NOT_FOUND, BAD_REQUEST -> ImageAnalysisErrorReason.BAD_REQUEST;
            case TOO_MANY_REQUESTS -> ImageAnalysisErrorReason.TOO_MANY_REQUESTS;
            case CONNECTION -> ImageAnalysisErrorReason.CONNECTION_FAILURE;
            case TIMEOUT -> ImageAnalysisErrorReason.SERVICE_TIMEOUT;
            case SERVICE -> ImageAnalysisErrorReason.SERVICE_ERROR;
            case UNAVAILABLE -> ImageAnalysisErrorReason.SERVICE_UNAVAILABLE;
            case CLIENT -> ImageAnalysisErrorReason.RUNTIME_ERROR;
        };
    }
}
