package com.azure.ai.vision.imageanalysis;

/** What comes with {@link ImageAnalyzer#analyzed}. */
public final class ImageAnalysisEventArgs {
    private final ImageAnalysisResult result;

    ImageAnalysisEventArgs(ImageAnalysisResult result) {
        this.result = result;
    }

    /** What came of the analysis, an error too. */
    public ImageAnalysisResult getResult() {
        return result;
    }
}
