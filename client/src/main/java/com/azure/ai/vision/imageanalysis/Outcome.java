package com.azure.ai.vision.imageanalysis;

import io.osprey.client.analysis.Analysis;
import io.osprey.client.analysis.Segmentation;

/**
 * What came of an analysis.
 *
 * @param analysis null after an error or a segmentation
 * @param segmentation null unless it was one
 * @param error null if it worked
 * @param details of the exchange
 */
record Outcome(
        Analysis analysis,
        Segmentation segmentation,
        ImageAnalysisErrorDetails error,
        ImageAnalysisResultDetails details) {}
