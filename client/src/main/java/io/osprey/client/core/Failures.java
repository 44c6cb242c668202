package io.osprey.client.core;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import javax.net.ssl.SSLException;

/** What went wrong, as an {@link OspreyException}: pure functions. */
final class Failures {
    private Failures() {}

    /** For an answer whose status is not 2xx. */
    static OspreyException of(Answer answer, Duration retryAfter) {
        int status = answer.status();
        ServiceError error = status < 400 ? ServiceError.NONE : ServiceError.read(answer.body());
        String message;
        if (error.isPresent()) {
            message = error.describe();
        } else if (status / 100 == 3) {
            message = "The service answered HTTP " + status + ", a redirect" + target(answer)
                    + ". It is not followed: the key would go along";
        } else {
            message = "The service answered HTTP " + status + " with " + answer.describeBody();
        }
        return new OspreyException(reason(status), status, message, error, retryAfter, null);
    }

    static FailureReason reason(int status) {
        return switch (status) {
            case 401 -> FailureReason.AUTHENTICATION;
            case 403 -> FailureReason.FORBIDDEN;
            case 404 -> FailureReason.NOT_FOUND;
            case 408, 504 -> FailureReason.TIMEOUT;
            case 429 -> FailureReason.TOO_MANY_REQUESTS;
            case 503 -> FailureReason.UNAVAILABLE;
            default -> status / 100 == 4 ? FailureReason.BAD_REQUEST : FailureReason.SERVICE;
        };
    }

    /** For an exchange that broke before there was an answer. */
    static OspreyException of(Throwable broken, HttpOptions options) {
        if (broken instanceof OspreyException failure) {
            return failure;
        }
        for (Throwable cause = broken; cause != null; cause = cause.getCause()) {
            if (cause instanceof Upload.UploadFailedException) {
                return new OspreyException(FailureReason.CLIENT, cause.getMessage(), cause.getCause());
            }
        }
        if (broken instanceof HttpConnectTimeoutException) {
            return new OspreyException(
                    FailureReason.CONNECTION,
                    "No connection within " + options.connectTimeout().toMillis() + " ms",
                    broken);
        }
        if (broken instanceof HttpTimeoutException || broken instanceof Transport.AttemptTimeout) {
            return new OspreyException(FailureReason.TIMEOUT, "Timed out: " + broken.getMessage(), broken);
        }
        if (broken instanceof SSLException) {
            return new OspreyException(
                    FailureReason.CONNECTION,
                    "No trusted connection: " + broken.getMessage()
                            + ". Name a certificate of your own with HttpOptions.trust or "
                            + HttpOptions.CERTIFICATE_VARIABLE,
                    broken);
        }
        if (broken instanceof UncheckedIOException) {
            return new OspreyException(FailureReason.CLIENT, "The picture cannot be read", broken);
        }
        if (broken instanceof IOException) {
            String detail = broken.getMessage() == null ? broken.getClass().getSimpleName() : broken.getMessage();
            return new OspreyException(FailureReason.CONNECTION, "The connection failed: " + detail, broken);
        }
        return new OspreyException(FailureReason.CLIENT, "The call could not be made", broken);
    }

    /** Whether a broken exchange may work the next time. */
    static boolean mayPass(OspreyException failure) {
        return switch (failure.reason()) {
            case TIMEOUT -> true;
            case CONNECTION -> !(failure.getCause() instanceof SSLException);
            default -> false;
        };
    }

    private static String target(Answer answer) {
        String location = answer.header("Location");
        try {
            URI uri = location == null ? null : answer.uri().resolve(location);
            return uri == null || uri.getHost() == null ? "" : " to " + uri.getScheme() + "://" + uri.getHost();
        } catch (IllegalArgumentException malformed) {
            return "";
        }
    }
}
