package io.osprey.client.analysis;

/** What can be asked about a picture. */
public enum Feature {
    /** Words that fit the picture. */
    TAGS("tags"),
    /** One sentence about the picture. */
    CAPTION("caption"),
    /** Sentences about up to ten regions. */
    DENSE_CAPTIONS("denseCaptions"),
    /** Things with boxes. */
    OBJECTS("objects"),
    /** People with boxes. */
    PEOPLE("people"),
    /** Text with polygons. */
    READ("read"),
    /** Crops that keep what matters. */
    SMART_CROPS("smartCrops");

    private final String wireName;

    Feature(String wireName) {
        this.wireName = wireName;
    }

    /** As in the parameter {@code features}. */
    public String wireName() {
        return wireName;
    }
}
