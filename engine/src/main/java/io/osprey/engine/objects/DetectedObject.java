package io.osprey.engine.objects;

import io.osprey.engine.BoundingBox;

/**
 * A thing found in the picture.
 *
 * @param box in pixels
 * @param label its name, confidence and wider kinds
 */
public record DetectedObject(BoundingBox box, ObjectLabel label) {}
