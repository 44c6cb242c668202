package io.osprey.client.analysis;

/** What is made of a picture's foreground. */
public enum SegmentationMode {
    /** The picture with a transparent background. */
    BACKGROUND_REMOVAL("backgroundRemoval"),
    /** White where the foreground is, black where not. */
    FOREGROUND_MATTING("foregroundMatting");

    private final String wireName;

    SegmentationMode(String wireName) {
        this.wireName = wireName;
    }

    /** As in the parameter {@code mode}. */
    public String wireName() {
        return wireName;
    }
}
