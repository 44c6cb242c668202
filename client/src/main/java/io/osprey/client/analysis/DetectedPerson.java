package io.osprey.client.analysis;

/**
 * Somebody. Weak candidates are listed too: choose a threshold.
 *
 * @param box where
 * @param confidence 0 to 1
 */
public record DetectedPerson(Box box, double confidence) {}
