package io.osprey.server.custom;

import io.osprey.engine.custom.BoxUnits;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A data set of a resource.
 *
 * @param id in the database; 0 for one that is not there yet
 * @param resourceId whose
 * @param uris of the annotation files, 1 to {@value #MOST_URIS}
 * @param properties that the caller gave, at most {@value #MOST_PROPERTIES}
 * @param facts what is known of the annotation files once they were read
 * @param eTag another after each change by a caller
 */
public record Dataset(
        long id,
        long resourceId,
        String name,
        Kind kind,
        List<String> uris,
        Map<String, String> properties,
        Authentication authentication,
        Optional<Facts> facts,
        String eTag,
        Instant createdAt,
        Instant updatedAt) {
    public static final int MOST_URIS = 10;
    public static final int MOST_PROPERTIES = 10;

    public Dataset {
        uris = List.copyOf(uris);
        properties = Map.copyOf(properties);
        if (uris.isEmpty() || uris.size() > MOST_URIS || properties.size() > MOST_PROPERTIES) {
            throw new IllegalArgumentException(uris.size() + " addresses, " + properties.size() + " properties");
        }
    }

    /** What the annotations are, in the words of the caller's time: answers repeat the word that was sent. */
    public enum Kind {
        IMAGE_CLASSIFICATION("imageClassification", true),
        IMAGE_OBJECT_DETECTION("imageObjectDetection", false),
        OLD_CLASSIFICATION("MultiClassClassification", true),
        OLD_DETECTION("ObjectDetection", false);

        private final String wireName;
        private final boolean classification;

        Kind(String wireName, boolean classification) {
            this.wireName = wireName;
            this.classification = classification;
        }

        public String wireName() {
            return wireName;
        }

        /** Whether each picture has one tag; otherwise it has boxes. */
        public boolean isClassification() {
            return classification;
        }

        /** The kind of a name, in any letter case. */
        public static Optional<Kind> named(String name) {
            return Arrays.stream(values())
                    .filter(kind -> kind.wireName.equalsIgnoreCase(name))
                    .findFirst();
        }
    }

    /**
     * How files are fetched.
     *
     * @param sasToken query that is appended to addresses, without question mark; with {@code SAS} only
     */
    public record Authentication(Scheme scheme, Optional<String> sasToken) {
        /** Files are fetched as they are. */
        public static final Authentication NONE = new Authentication(Scheme.NONE, Optional.empty());

        /** In the order of the API's list. */
        public enum Scheme {
            NONE,
            /** Of Azure's own resources; here, the same as none. */
            MANAGED_IDENTITY,
            SAS
        }

        public Authentication {
            if ((scheme == Scheme.SAS) != sasToken.isPresent()) {
                throw new IllegalArgumentException("a token goes with SAS");
            }
        }

        /** Leaves the token out. */
        @Override
        public String toString() {
            return "Authentication[" + scheme + "]";
        }
    }

    /** What the annotation files hold. */
    public record Facts(BoxUnits boxes, int images, int categories) {}
}
