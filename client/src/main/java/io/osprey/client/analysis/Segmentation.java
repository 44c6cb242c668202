package io.osprey.client.analysis;

/**
 * A picture made from the foreground.
 *
 * @param png a PNG file; not copied
 * @param width in pixels
 * @param height in pixels
 */
public record Segmentation(byte[] png, int width, int height) {}
