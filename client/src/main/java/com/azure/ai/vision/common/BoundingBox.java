package com.azure.ai.vision.common;

/**
 * A rectangle in pixels of the picture as people see it.
 */
public final class BoundingBox {
    private final int x;
    private final int y;
    private final int w;
    private final int h;

    /** Left, top, width and height in pixels. */
    public BoundingBox(int x, int y, int w, int h) {
        this.x = x;
        this.y = y;
        this.w = w;
        this.h = h;
    }

    /** Left edge. */
    public int getX() {
        return x;
    }

    /** Top edge. */
    public int getY() {
        return y;
    }

    /** Width. */
    public int getW() {
        return w;
    }

    /** Height. */
    public int getH() {
        return h;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BoundingBox box && x == box.x && y == box.y && w == box.w && h == box.h;
    }

    @Override
    public int hashCode() {
        return ((31 * x + y) * 31 + w) * 31 + h;
    }

    /** {@code {x=1,y=2,w=3,h=4}}. */
    @Override
    public String toString() {
        return "{x=" + x + ",y=" + y + ",w=" + w + ",h=" + h + "}";
    }
}
