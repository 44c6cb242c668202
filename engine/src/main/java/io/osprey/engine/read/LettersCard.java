package io.osprey.engine.read;

/**
 * Constants around the network {@code read-letters} that only it has; the others are in {@link RecognizeCard}.
 *
 * @param han the symbol that stands for any Han character
 * @param preferFrom confidence from which its reading of a line without Han characters is taken, however sure the other one is
 */
record LettersCard(String han, double preferFrom) {}
