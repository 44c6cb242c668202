package io.osprey.engine.read;

/**
 * A character as a recogniser saw it.
 *
 * @param text one symbol of the alphabet
 * @param probability 0..1, the highest of its steps
 * @param firstStep first time step that shows it
 * @param lastStep last time step that shows it
 */
record CtcSymbol(String text, double probability, int firstStep, int lastStep) {
    /** The middle of its steps, a step being one wide. */
    double middle() {
        return (firstStep + lastStep + 1) / 2.0;
    }

    boolean isSpace() {
        return text.isBlank();
    }
}
