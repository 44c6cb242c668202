/** How good answers are: pure functions from records to records, each by its published definition. Nothing here accepts or returns null. */
package io.osprey.cli.evaluate.metrics;
