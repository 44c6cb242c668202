package io.osprey.client.analysis;

/**
 * A part of the picture that keeps what matters.
 *
 * @param aspectRatio width / height, as asked for
 * @param box the part
 */
public record Crop(double aspectRatio, Box box) {}
