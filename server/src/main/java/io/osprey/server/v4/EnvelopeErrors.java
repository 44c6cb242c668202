package io.osprey.server.v4;

import io.osprey.server.config.LimitSettings;
import io.osprey.server.config.OspreyProperties;
import io.osprey.server.http.ApiFamily;
import io.osprey.server.http.Exchange;
import io.osprey.server.http.Reply;
import io.osprey.server.http.RetryAfter;
import io.osprey.server.http.UsageHeaders;
import io.osprey.server.problem.Problem;
import io.osprey.server.v4.custom.CustomizationErrors;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Errors of 4.0: {@code {"error":{"code","message"[,"innererror":{"code","message"}]}}}, the outer code repeated in the
 * header {@code x-ms-error-code} (api-v4.md section 8).
 */
@Component
final class EnvelopeErrors implements ApiFamily {
    private static final String QUERY = "Analyze query is invalid.";

    private final ServiceHeaders headers;
    private final LimitSettings limits;

    EnvelopeErrors(ServiceHeaders headers, OspreyProperties properties) {
        this.headers = headers;
        this.limits = properties.limits();
    }

    @Override
    public boolean owns(String path) {
        return path.startsWith("/computervision/") && !CustomizationErrors.isCustomization(path);
    }

    @Override
    public Reply print(Problem problem, Exchange exchange) {
        Answer answer = answer(problem);
        Map<String, String> all = new HashMap<>(headers.of(exchange));
        all.put("x-ms-error-code", answer.error().code());
        all.putAll(UsageHeaders.ofError(exchange, answer.status()));
        all.putAll(RetryAfter.headers(problem));
        return Reply.json(answer.status(), new Wire(answer.error()), all);
    }

    private Answer answer(Problem problem) {
        String detail = problem.detail();
        return switch (problem.kind()) {
            case API_VERSION_MISSING ->
                bad("ApiVersionUnspecified", "An API version is required, but was not specified.");
            case API_VERSION_UNKNOWN ->
                bad("UnsupportedApiVersion", "The API version '" + detail + "' is not supported.");
            case MEDIA_TYPE -> invalid("The provided image content type " + detail + " is not supported");
            case FEATURES_MISSING ->
                invalid("Either 'features' or 'model-name' needs to be specified in the query parameter");
            case FEATURE_UNKNOWN -> invalid(QUERY, "NotSupportedVisualFeature", "Specified feature type is not valid");
            case FEATURE_WITHOUT_MODEL ->
                invalid(
                        QUERY,
                        "NotSupportedFeature",
                        "The feature '" + detail + "' is not available: this server has no model for it");
            case LANGUAGE -> invalid(QUERY, "NotSupportedLanguage", "The input language is not supported");
            case BAD_ARGUMENT, DETAILS_UNKNOWN, MODEL_UNKNOWN, THUMBNAIL_SIZE, DOCUMENT, PAGE_RANGE, READING_ORDER ->
                invalid(QUERY, "BadArgument", detail);
            case BAD_JSON -> invalid(QUERY, "BadArgument", "The request body is not valid JSON");
            case URL_MISSING -> invalid(QUERY, "BadArgument", "The request body has no 'url'");
            case URL_MALFORMED, URL_INACCESSIBLE -> invalid("The provided image url is not accessible.");
            case PICTURE_EMPTY, PICTURE_TOO_MANY_BYTES ->
                invalid("The image size is not allowed to be zero or larger than "
                        + limits.imageAnalysisMaxBytes().toBytes() + " bytes");
            case PICTURE_FORMAT ->
                invalid("Image format is not valid.", "InvalidImageFormat", "Input data is not a valid image.");
            case PICTURE_TOO_SMALL, PICTURE_TOO_LARGE ->
                invalid(
                        "Image size is not valid.",
                        "InvalidImageSize",
                        "The image width and height must be between " + limits.minSidePixels() + " and "
                                + limits.maxSidePixels() + " pixels");
            case FAILED_TO_PROCESS -> failed(500, "FailedToProcess", "Failed to process the image.");
            case TIMEOUT -> failed(500, "Timeout", "Image processing timed out.");
            case NOT_READY ->
                failed(
                        503,
                        "ServiceUnavailable",
                        "The models are still loading. Please retry after " + detail + " seconds.");
            case OVERLOADED ->
                failed(503, "ServiceUnavailable", "The server is busy. Please retry after " + detail + " seconds.");
            case INTERNAL, UNAUTHORIZED, NOT_FOUND, METHOD_NOT_ALLOWED, BAD_REQUEST ->
                failed(500, "InternalServerError", "Internal server error.");
        };
    }

    private static Answer invalid(String message) {
        return bad("InvalidRequest", message);
    }

    private static Answer invalid(String message, String innerCode, String innerMessage) {
        return new Answer(400, new Outer("InvalidRequest", message, new Inner(innerCode, innerMessage)));
    }

    private static Answer bad(String code, String message) {
        return failed(400, code, message);
    }

    private static Answer failed(int status, String code, String message) {
        return new Answer(status, new Outer(code, message, null));
    }

    private record Answer(int status, Outer error) {}

    private record Wire(Outer error) {}

    /** @param innererror null when there is none */
    private record Outer(String code, String message, Inner innererror) {}

    private record Inner(String code, String message) {}
}
