package io.osprey.server.http;

import io.osprey.server.problem.Problem;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Errors of the operations below {@code /read/}, alike from v2.0 to v3.2: {@code {"error":{"code","message"}}} (api-v2.md section 11). */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class ReadErrors implements ApiFamily {
    private static final Pattern PATHS = Pattern.compile("/+vision/+v[0-9.]+/+read/.*");

    @Override
    public boolean owns(String path) {
        return PATHS.matcher(path).matches();
    }

    @Override
    public Reply print(Problem problem, Exchange exchange) {
        ReadError error = of(problem);
        return Reply.json(
                error.status(), new Wire(new Inner(error.code(), error.message())), RetryAfter.headers(problem));
    }

    private record Wire(Inner error) {}

    private record Inner(String code, String message) {}

    /**
     * A code and its message.
     *
     * @param status HTTP status
     */
    public record ReadError(int status, String code, String message) {}

    /** The code and message of a problem. */
    public static ReadError of(Problem problem) {
        return switch (problem.kind()) {
            case URL_INACCESSIBLE -> bad("FailedToDownloadImage", "Failed to download image.");
            case URL_MISSING, URL_MALFORMED -> bad("InvalidImageURL", "Image URL is badly formatted.");
            case BAD_JSON -> bad("InvalidRequest", "JSON format error.");
            case PICTURE_EMPTY, PICTURE_FORMAT -> bad("InvalidImage", "Input data is not a valid image.");
            case DOCUMENT -> bad("InvalidImage", problem.detail());
            case PICTURE_TOO_MANY_BYTES -> bad("InvalidImageSize", "Input image is too large.");
            case PICTURE_TOO_LARGE -> bad("InvalidImageDimension", "Input image has too many pixels.");
            case PICTURE_TOO_SMALL -> bad("InvalidImageDimension", "Input image has too few pixels.");
            case PAGE_RANGE -> bad("InvalidPageRange", problem.detail());
            case READING_ORDER -> bad("InvalidReadingOrder", problem.detail());
            case LANGUAGE ->
                bad("NotSupportedLanguage", "The requested operation is not supported in the language specified.");
            case MEDIA_TYPE -> new ReadError(415, "UnsupportedMediaType", "Unsupported media type.");
            case FAILED_TO_PROCESS -> new ReadError(500, "FailedToProcess", "Failed to process the image.");
            case TIMEOUT -> new ReadError(500, "Timeout", "Image processing timed out.");
            case NOT_READY ->
                new ReadError(
                        503,
                        "ServiceUnavailable",
                        "The models are still loading. Please retry after " + problem.detail() + " seconds.");
            case OVERLOADED ->
                new ReadError(
                        503,
                        "ServiceUnavailable",
                        "The server is busy. Please retry after " + problem.detail() + " seconds.");
            case BAD_ARGUMENT -> bad("InvalidRequest", problem.detail());
            default -> new ReadError(500, "InternalServerError", "Internal server error.");
        };
    }

    private static ReadError bad(String code, String message) {
        return new ReadError(400, code, message);
    }
}
