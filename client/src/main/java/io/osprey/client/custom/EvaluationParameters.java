package io.osprey.client.custom;

/**
 * What to evaluate with.
 *
 * @param testDatasetName the data set
 */
public record EvaluationParameters(String testDatasetName) {}
