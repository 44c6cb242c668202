package io.osprey.client.vision;

/** What {@link VisionOperations#analyze} can be asked. */
public enum VisionFeature {
    /** Clip art, line drawing. */
    IMAGE_TYPE("ImageType"),
    /** Rectangles of faces. */
    FACES("Faces"),
    /** Osprey has no model for it and refuses it. */
    ADULT("Adult"),
    /** Names of the taxonomy. */
    CATEGORIES("Categories"),
    /** Dominant and accent colours. */
    COLOR("Color"),
    /** Words that fit. */
    TAGS("Tags"),
    /** Sentences. */
    DESCRIPTION("Description"),
    /** Things with boxes. */
    OBJECTS("Objects"),
    /** Brands with boxes. */
    BRANDS("Brands");

    private final String wireName;

    VisionFeature(String wireName) {
        this.wireName = wireName;
    }

    /** As in the parameter {@code visualFeatures}. */
    public String wireName() {
        return wireName;
    }
}
