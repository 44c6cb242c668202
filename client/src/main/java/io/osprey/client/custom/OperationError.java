package io.osprey.client.custom;

/**
 * Why training or evaluation failed.
 *
 * @param code such as {@code notEnoughBudget}
 * @param message in words
 * @param target nullable
 */
public record OperationError(String code, String message, String target) {}
