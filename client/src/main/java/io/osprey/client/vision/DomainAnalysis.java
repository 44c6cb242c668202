package io.osprey.client.vision;

/**
 * What a model for a special subject says.
 *
 * @param result celebrities or landmarks; the other is null
 * @param requestId the service's id of the call
 * @param metadata of the picture
 */
public record DomainAnalysis(VisionAnalysis.Detail result, String requestId, VisionAnalysis.Metadata metadata) {}
