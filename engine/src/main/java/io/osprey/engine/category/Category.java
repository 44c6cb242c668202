package io.osprey.engine.category;

/**
 * One of the 86 categories.
 *
 * @param name for example {@code outdoor_street}; a trailing underscore means that nothing narrower fits
 * @param score in (0, 1)
 */
public record Category(String name, double score) {}
