package io.osprey.client.analysis;

/**
 * A sentence about a region.
 *
 * @param text without a final period
 * @param confidence 0 to 1
 * @param box the region
 */
public record DenseCaption(String text, double confidence, Box box) {}
