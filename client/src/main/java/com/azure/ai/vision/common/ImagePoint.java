package com.azure.ai.vision.common;

/** A point in pixels of the picture as people see it. */
public final class ImagePoint {
    private final int x;
    private final int y;

    /** Pixels from the left and from the top. */
    public ImagePoint(int x, int y) {
        this.x = x;
        this.y = y;
    }

    /** From the left. */
    public int getX() {
        return x;
    }

    /** From the top. */
    public int getY() {
        return y;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ImagePoint point && x == point.x && y == point.y;
    }

    @Override
    public int hashCode() {
        return 31 * x + y;
    }

    /** {@code {x=1,y=2}}. */
    @Override
    public String toString() {
        return "{x=" + x + ",y=" + y + "}";
    }
}
