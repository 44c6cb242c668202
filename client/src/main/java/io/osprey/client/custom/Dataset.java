package io.osprey.client.custom;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Pictures with what is in them, to train or evaluate with. What the service sets is null in a request.
 *
 * @param annotationKind {@code imageClassification} or {@code imageObjectDetection}
 * @param annotationFileUris COCO files, up to ten
 * @param customProperties up to ten; nullable
 * @param authentication how the service fetches; nullable
 * @param name set by the service
 * @param createdDateTime set by the service
 * @param updatedDateTime set by the service
 * @param eTag set by the service
 */
public record Dataset(
        String annotationKind,
        List<String> annotationFileUris,
        Map<String, String> customProperties,
        Authentication authentication,
        String name,
        Instant createdDateTime,
        Instant updatedDateTime,
        String eTag) {
    /** A request. */
    public static Dataset of(String annotationKind, List<String> annotationFileUris) {
        return new Dataset(annotationKind, List.copyOf(annotationFileUris), null, null, null, null, null, null);
    }

    /**
     * How the service fetches pictures.
     *
     * @param kind {@code none}, {@code managedIdentity} or {@code sas}
     * @param sasToken with {@code sas} only, else null
     */
    public record Authentication(String kind, String sasToken) {
        /** Without the token. */
        @Override
        public String toString() {
            return "Authentication[kind=" + kind + "]";
        }
    }
}
