package com.azure.ai.vision.imageanalysis;

/** Why an analysis did not work. */
public enum ImageAnalysisErrorReason {
    /** HTTP 401: key or token are missing, wrong or expired. */
    AUTHENTICATION_FAILURE(1),
    /** HTTP 400 and other 4xx: the service refuses the options or the picture, or there is no such model. */
    BAD_REQUEST(2),
    /** HTTP 429, still after all repetitions. */
    TOO_MANY_REQUESTS(3),
    /** HTTP 403: not allowed, or the month's quota is used up. */
    FORBIDDEN(4),
    /** No connection, or one that broke. */
    CONNECTION_FAILURE(5),
    /** No complete answer in time; HTTP 408 and 504. */
    SERVICE_TIMEOUT(6),
    /** HTTP 5xx other than 503 and 504, and answers that cannot be read. */
    SERVICE_ERROR(7),
    /** HTTP 503, or an open circuit breaker. */
    SERVICE_UNAVAILABLE(8),
    /** Something on this side, before anything was sent. */
    RUNTIME_ERROR(9);

    private final int value;

    ImageAnalysisErrorReason(int value) {
        this.value = value;
    }

    /** The number that the library gave it. */
    public int getValue() {
        return value;
    }
}
