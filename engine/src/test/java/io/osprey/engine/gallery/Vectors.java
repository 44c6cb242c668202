package io.osprey.engine.gallery;

/** Vectors for tests. */
final class Vectors {
    private Vectors() {}

    static Embedding of(double... values) {
        return new Embedding(floats(values));
    }

    static float[] floats(double... values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }
}
