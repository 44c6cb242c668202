/** Microsoft's Java client of Computer Vision v2.0, unmodified, against a running server. */
package io.osprey.conformance.computervision20;
