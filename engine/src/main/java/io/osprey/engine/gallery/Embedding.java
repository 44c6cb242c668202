package io.osprey.engine.gallery;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * A picture or a part of one as a vector of unit length. Not copied: don't write to the array.
 *
 * @param values of length 1 as a vector
 */
public record Embedding(float[] values) {
    private static final double TOLERANCE = 1e-3;

    public Embedding {
        if (!(Math.abs(length(values) - 1) <= TOLERANCE)) {
            throw new IllegalArgumentException("not of unit length: " + length(values));
        }
    }

    /** What a network said; empty when it saw nothing at all, which it says with a vector of no length. */
    static Optional<Embedding> of(float[] values) {
        return length(values) < TOLERANCE ? Optional.empty() : Optional.of(new Embedding(values));
    }

    private static double length(float[] values) {
        double square = 0;
        for (float value : values) {
            square += (double) value * value;
        }
        return Math.sqrt(square);
    }

    /**
     * The cosine of the angle between two, -1 (opposite) to 1 (alike).
     *
     * @throws IllegalArgumentException when they have different numbers of values
     */
    public double similarity(Embedding other) {
        if (other.values.length != values.length) {
            throw new IllegalArgumentException(values.length + " values against " + other.values.length);
        }
        double product = 0;
        for (int i = 0; i < values.length; i++) {
            product += (double) values[i] * other.values[i];
        }
        return product;
    }

    /** The values as little-endian 32-bit floats in base 64. */
    String toBase64() {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    /** @throws IllegalArgumentException when the text doesn't stand for a vector of unit length */
    static Embedding ofBase64(String text) {
        byte[] bytes = Base64.getDecoder().decode(text);
        if (bytes.length % Float.BYTES != 0) {
            throw new IllegalArgumentException(bytes.length + " bytes are not whole numbers");
        }
        float[] values = new float[bytes.length / Float.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
        return new Embedding(values);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Embedding embedding && Arrays.equals(values, embedding.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }
}
