package io.osprey.server.intake;

import io.osprey.server.problem.Problem;
import io.osprey.server.problem.Problem.Kind;
import java.util.Locale;

/** How a request carries its picture. */
public enum BodyKind {
    /** {@code application/json}: an address. */
    JSON,
    /** {@code application/octet-stream} or {@code image/*}: the file. */
    BYTES,
    /** {@code multipart/form-data}: the file in the first part that has content. */
    FORM;

    /**
     * The kind that a Content-Type stands for; its parameters don't matter.
     *
     * @param contentType null when there is none
     * @param imageTypes whether {@code image/*} is taken
     * @throws io.osprey.server.problem.ProblemException {@code MEDIA_TYPE} when it stands for none
     */
    public static BodyKind of(String contentType, boolean imageTypes) {
        String type = contentType == null ? "" : contentType.split(";", 2)[0].strip();
        switch (type.toLowerCase(Locale.ROOT)) {
            case "application/json":
                return JSON;
            case "application/octet-stream":
                return BYTES;
            case "multipart/form-data":
                return FORM;
            default:
                if (imageTypes && type.regionMatches(true, 0, "image/", 0, 6)) {
                    return BYTES;
                }
                throw new Problem(Kind.MEDIA_TYPE, type).toException();
        }
    }
}
