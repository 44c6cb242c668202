package io.osprey.engine.gallery;

import io.osprey.engine.picture.Region;
import io.osprey.engine.sight.Detection;
import io.osprey.engine.sight.Geometry;

/** What is looked at of a person: the face with hair, chin and a little of what is around. */
final class FaceSurroundings {
    /** Of the face's width and height, on each side. */
    private static final double MARGIN_SHARE = 0.4;

    private FaceSurroundings() {}

    static Region of(Detection face) {
        return Geometry.widened(face.box(), MARGIN_SHARE);
    }
}
