package io.osprey.server.v4.custom;

import java.util.Locale;

/** A call that is refused; has no stack trace, because it is an answer and not a fault. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    static final String INVALID = "InvalidRequest";

    private final int status;
    private final String code;
    private final String target;

    /** @param target the property, parameter or thing that is the matter; null for none */
    Refusal(int status, String code, String message, String target) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.target = target;
    }

    /** Something in the request is wrong. */
    static Refusal invalid(String message, String target) {
        return new Refusal(400, INVALID, message, target);
    }

    /** @param kind Dataset, Model or Evaluation */
    static Refusal notFound(String kind, String name) {
        return new Refusal(
                404,
                kind + "NotFound",
                "The " + kind.toLowerCase(Locale.ROOT) + " '" + name + "' was not found.",
                name);
    }

    /** @param kind Dataset, Model or Evaluation */
    static Refusal exists(String kind, String name) {
        return new Refusal(
                409,
                kind + "AlreadyExists",
                "The " + kind.toLowerCase(Locale.ROOT) + " '" + name + "' already exists.",
                name);
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    /** Null for none. */
    String target() {
        return target;
    }
}
