package io.osprey.engine.read;

/**
 * A word with its exact place.
 *
 * @param text without white space, not empty
 * @param box in pixels of the picture that was read
 * @param confidence 0..1
 */
record FoundWord(String text, TextBox box, double confidence) {}
