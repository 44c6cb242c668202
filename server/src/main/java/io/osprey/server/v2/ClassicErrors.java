package io.osprey.server.v2;

import io.osprey.server.problem.Problem;

/**
 * The codes and messages of v1.0 to v3.2 (api-v2.md section 11), apart from their shape.
 *
 * @param status HTTP status
 * @param code for example {@code InvalidImageUrl}
 * @param message for people
 */
public record ClassicErrors(int status, String code, String message) {
    private static final String URL_MESSAGE = "Image URL is badly formatted or not accessible.";

    /** The code and message of a problem. */
    public static ClassicErrors of(Problem problem) {
        return switch (problem.kind()) {
            case FEATURE_UNKNOWN -> bad("NotSupportedVisualFeature", "Specified feature type is not valid.");
            case FEATURE_WITHOUT_MODEL ->
                bad(
                        "NotSupportedFeature",
                        "The feature '" + problem.detail() + "' is not available: this server has no model for it.");
            case DETAILS_UNKNOWN -> bad("InvalidDetails", "Specified details value is not valid.");
            case MODEL_UNKNOWN -> bad("InvalidModel", "Specified model is not valid.");
            case THUMBNAIL_SIZE ->
                bad("InvalidThumbnailSize", "Thumbnail width and height must be between 1 and 1024 pixels.");
            case LANGUAGE ->
                bad("NotSupportedLanguage", "The requested operation is not supported in the language specified.");
            case BAD_ARGUMENT, API_VERSION_MISSING, API_VERSION_UNKNOWN, FEATURES_MISSING ->
                bad("BadArgument", problem.detail());
            case BAD_JSON -> bad("BadArgument", "JSON format error.");
            case URL_MISSING, URL_MALFORMED, URL_INACCESSIBLE -> bad("InvalidImageUrl", URL_MESSAGE);
            case PICTURE_EMPTY, PICTURE_FORMAT -> bad("InvalidImageFormat", "Input data is not a valid image.");
            case DOCUMENT -> bad("InvalidImageFormat", problem.detail());
            case PAGE_RANGE, READING_ORDER -> bad("BadArgument", problem.detail());
            case PICTURE_TOO_MANY_BYTES, PICTURE_TOO_LARGE -> bad("InvalidImageSize", "Input image is too large.");
            case PICTURE_TOO_SMALL -> bad("InvalidImageSize", "Input image is too small.");
            case MEDIA_TYPE -> new ClassicErrors(415, "UnsupportedMediaType", "Unsupported media type.");
            case FAILED_TO_PROCESS -> new ClassicErrors(500, "FailedToProcess", "Failed to process the image.");
            case TIMEOUT -> new ClassicErrors(500, "Timeout", "Image processing timed out.");
            case NOT_READY ->
                new ClassicErrors(
                        503,
                        "ServiceUnavailable",
                        "The models are still loading. Please retry after " + problem.detail() + " seconds.");
            case OVERLOADED ->
                new ClassicErrors(
                        503,
                        "ServiceUnavailable",
                        "The server is busy. Please retry after " + problem.detail() + " seconds.");
            case INTERNAL, UNAUTHORIZED, NOT_FOUND, METHOD_NOT_ALLOWED, BAD_REQUEST ->
                new ClassicErrors(500, "InternalServerError", "Internal server error.");
        };
    }

    private static ClassicErrors bad(String code, String message) {
        return new ClassicErrors(400, code, message);
    }
}
