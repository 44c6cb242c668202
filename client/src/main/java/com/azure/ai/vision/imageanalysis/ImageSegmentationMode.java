package com.azure.ai.vision.imageanalysis;

import io.osprey.client.analysis.SegmentationMode;

/** What is made of a picture's foreground. */
public enum ImageSegmentationMode {
    /** No segmentation. */
    NONE(null),
    /** The picture with a transparent background. */
    BACKGROUND_REMOVAL(SegmentationMode.BACKGROUND_REMOVAL),
    /** White where the foreground is, black where not. */
    FOREGROUND_MATTING(SegmentationMode.FOREGROUND_MATTING);

    private final SegmentationMode mode;

    ImageSegmentationMode(SegmentationMode mode) {
        this.mode = mode;
    }

    SegmentationMode mode() {
        return mode;
    }
}
