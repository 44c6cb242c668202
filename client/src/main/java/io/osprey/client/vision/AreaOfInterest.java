package io.osprey.client.vision;

import io.osprey.client.analysis.Box;

/**
 * Where a picture is most interesting.
 *
 * @param areaOfInterest in pixels
 * @param requestId the service's id of the call
 * @param metadata of the picture
 */
public record AreaOfInterest(Box areaOfInterest, String requestId, VisionAnalysis.Metadata metadata) {}
