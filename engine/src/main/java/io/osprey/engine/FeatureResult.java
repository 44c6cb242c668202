package io.osprey.engine;

/** The answer of one {@link Feature}: a record in the feature's own package. */
public interface FeatureResult {}
