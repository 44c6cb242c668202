package io.osprey.engine.read;

/** A corner between pixels: pixels from the left and the top, with fractions. */
record Corner(double x, double y) {
    double distanceTo(Corner other) {
        return Math.hypot(x - other.x, y - other.y);
    }

    /** The point on the way to another one: 0 here, 1 there; beyond, too. */
    Corner towards(Corner other, double fraction) {
        return new Corner(x + (other.x - x) * fraction, y + (other.y - y) * fraction);
    }
}
