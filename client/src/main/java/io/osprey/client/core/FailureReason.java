package io.osprey.client.core;

/** Why a call failed, so that a program can decide what to do without reading messages. */
public enum FailureReason {
    /** 401: the key or token is missing, wrong or expired. */
    AUTHENTICATION,
    /** 403: the key may not do this, or its month's quota is used up. */
    FORBIDDEN,
    /** 404: no such operation, model or data set. */
    NOT_FOUND,
    /** Any other 4xx: the service understood the call and refuses it. */
    BAD_REQUEST,
    /** 429, still after all repetitions. */
    TOO_MANY_REQUESTS,
    /** No connection, or one that broke before the answer was complete. */
    CONNECTION,
    /** No complete answer within the time-out, or the service said so itself (408, 504). */
    TIMEOUT,
    /** Any other 5xx, and answers that are not what the API describes. */
    SERVICE,
    /** 503, or the circuit breaker is open. */
    UNAVAILABLE,
    /** Refused or failed before anything was sent. */
    CLIENT
}
