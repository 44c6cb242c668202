package io.osprey.engine.read;

/**
 * Constants around the network {@code read-letters} that only it has; the others are in {@link RecognizeCard}.
 *
 * @param han the symbol that stands for any Han character
 * @param preferFrom confidence from which its reading of a line is taken, however sure the other network is
 */
record LettersCard(String han, double preferFrom) {}
