package io.osprey.server.v4;

import java.util.Arrays;
import java.util.Optional;

/** The values of {@code api-version} (api-v4.md section 1). */
public enum ApiVersion {
    V4_0_PRE1("4.0-pre1", Shape.OLD_PREVIEW),
    V2022_07_31_PREVIEW("2022-07-31-preview", Shape.OLD_PREVIEW),
    V2022_10_12_PREVIEW("2022-10-12-preview", Shape.OLD_PREVIEW),
    V2023_02_01_PREVIEW("2023-02-01-preview", Shape.PREVIEW),
    V2023_04_01_PREVIEW("2023-04-01-preview", Shape.PREVIEW),
    V2023_06_01_PREVIEW("2023-06-01-preview", Shape.PREVIEW),
    V2023_07_01_PREVIEW("2023-07-01-preview", Shape.PREVIEW),
    V2023_10_01("2023-10-01", Shape.GA),
    V2024_02_01("2024-02-01", Shape.GA);

    /** How versions print their answers. */
    public enum Shape {
        /** As {@link #PREVIEW}, with captions in {@code descriptionResult}. */
        OLD_PREVIEW,
        /** Text as pages, words and spans. */
        PREVIEW,
        /** Text as blocks, lines and words. */
        GA
    }

    private static final String GA_MODEL_VERSION = "2023-10-01";

    private final String wireName;
    private final Shape shape;

    ApiVersion(String wireName, Shape shape) {
        this.wireName = wireName;
        this.shape = shape;
    }

    public String wireName() {
        return wireName;
    }

    public Shape shape() {
        return shape;
    }

    /** What answers print as {@code modelVersion}: both GA versions are answered by the models of the first. */
    public String modelVersion() {
        return shape == Shape.GA ? GA_MODEL_VERSION : wireName;
    }

    /** The version of a name, in any letter case. */
    public static Optional<ApiVersion> named(String name) {
        return Arrays.stream(values())
                .filter(version -> version.wireName.equalsIgnoreCase(name))
                .findFirst();
    }
}
