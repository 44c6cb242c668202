package io.osprey.server.problem;

/**
 * Why a call is refused, in no API's own words.
 *
 * @param kind what went wrong
 * @param detail the part that differs from case to case, printed to the caller by some kinds; may be empty. Never a
 *     secret, never where a fetch went
 */
public record Problem(Kind kind, String detail) {
    /** What can go wrong. */
    public enum Kind {
        /** No key, an unknown key, or a token that isn't good. */
        UNAUTHORIZED,
        /** No such path, or no such custom model. */
        NOT_FOUND,
        /** The path exists, for another method. */
        METHOD_NOT_ALLOWED,
        /** Not HTTP, or refused by the HTTP layer. */
        BAD_REQUEST,
        /** {@code api-version} is missing. */
        API_VERSION_MISSING,
        /** {@code api-version} is none of those known; the detail is the value. */
        API_VERSION_UNKNOWN,
        /** The body's Content-Type is none of those taken; the detail is the type. */
        MEDIA_TYPE,
        /** Neither features nor a model are asked for. */
        FEATURES_MISSING,
        /** A feature's name is unknown. */
        FEATURE_UNKNOWN,
        /** The feature is known and no model answers it; the detail is its name. */
        FEATURE_WITHOUT_MODEL,
        /** A value of {@code details} is unknown. */
        DETAILS_UNKNOWN,
        /** There is no specialised model of that name. */
        MODEL_UNKNOWN,
        /** The width or height of a thumbnail is missing or out of range. */
        THUMBNAIL_SIZE,
        /** The language is unknown, or not spoken by what is asked for. */
        LANGUAGE,
        /** Another parameter is wrong; the detail is a sentence for the caller. */
        BAD_ARGUMENT,
        /** The body should be a JSON object and isn't. */
        BAD_JSON,
        /** The JSON body names no address. */
        URL_MISSING,
        /** The picture's address isn't one that is fetched from. */
        URL_MALFORMED,
        /** The picture's address can't be read. */
        URL_INACCESSIBLE,
        /** No bytes. */
        PICTURE_EMPTY,
        /** Too many bytes. */
        PICTURE_TOO_MANY_BYTES,
        /** Not a picture. */
        PICTURE_FORMAT,
        /** Too few pixels. */
        PICTURE_TOO_SMALL,
        /** Too many pixels. */
        PICTURE_TOO_LARGE,
        /** A document of pages that can't be read; the detail is a sentence for the caller. */
        DOCUMENT,
        /** The pages asked for aren't written as they should be, or the document has none of them. */
        PAGE_RANGE,
        /** The order of lines asked for is unknown. */
        READING_ORDER,
        /** The engine failed. */
        FAILED_TO_PROCESS,
        /** The engine took too long. */
        TIMEOUT,
        /** The server failed. */
        INTERNAL,
        /** The models are still loading; the detail is after how many seconds to come again. */
        NOT_READY,
        /** Too much is going on; the detail is after how many seconds to come again. */
        OVERLOADED
    }

    /** A problem without detail. */
    public static Problem of(Kind kind) {
        return new Problem(kind, "");
    }

    /** The problem as an exception. */
    public ProblemException toException() {
        return new ProblemException(this);
    }
}
