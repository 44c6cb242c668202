package com.azure.ai.vision.imageanalysis;

/** Whether an analysis worked. */
public enum ImageAnalysisResultReason {
    /** It did not; {@link ImageAnalysisErrorDetails} says why. */
    ERROR(1),
    /** It did. */
    ANALYZED(2);

    private final int value;

    ImageAnalysisResultReason(int value) {
        this.value = value;
    }

    /** The number that the library gave it. */
    public int getValue() {
        return value;
    }
}
