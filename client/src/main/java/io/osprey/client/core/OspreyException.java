package io.osprey.client.core;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * A call that failed. The message names what the service said, or what went wrong on the way. It never contains keys, tokens or parts of
 * pictures.
 */
public class OspreyException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final FailureReason reason;
    private final int status;
    private final ServiceError error;
    private final Duration retryAfter;

    /** A failure on this side: nothing came from the service. */
    public OspreyException(FailureReason reason, String message, Throwable cause) {
        this(reason, 0, message, ServiceError.NONE, null, cause);
    }

    OspreyException(
            FailureReason reason,
            int status,
            String message,
            ServiceError error,
            Duration retryAfter,
            Throwable cause) {
        super(Objects.requireNonNull(message), cause);
        this.reason = Objects.requireNonNull(reason);
        this.status = status;
        this.error = Objects.requireNonNull(error);
        this.retryAfter = retryAfter;
    }

    /** Why, in the terms of a program. */
    public FailureReason reason() {
        return reason;
    }

    /** HTTP status of the answer; 0 when there was none. */
    public int status() {
        return status;
    }

    /** The service's own word for the error, such as {@code InvalidRequest} or {@code 401}; empty when it gave none. */
    public Optional<String> code() {
        return Optional.ofNullable(error.code());
    }

    /** The inner code, such as {@code NotSupportedLanguage}; empty when the service gave none. */
    public Optional<String> innerCode() {
        return Optional.ofNullable(error.innerCode());
    }

    /** How long the service asked to wait, when it did. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** Made on this side by a check before sending. */
    public static OspreyException refused(String message) {
        return new OspreyException(FailureReason.CLIENT, message, null);
    }

    /** An answer that is not what the API describes: cut JSON, HTML, a picture in place of JSON. */
    public static OspreyException unreadable(Answer answer, String what, Throwable cause) {
        return new OspreyException(
                FailureReason.SERVICE,
                answer.status(),
                "The answer cannot be read: HTTP " + answer.status() + " with " + answer.describeBody() + ", but "
                        + what,
                ServiceError.NONE,
                null,
                cause);
    }
}
