/** Microsoft's Java client of Image Analysis 4.0, unmodified, against a running server. */
package io.osprey.conformance.imageanalysis;
