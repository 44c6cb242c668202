/** Microsoft's Java client of Computer Vision v3.2, unmodified, against a running server. */
package io.osprey.conformance.computervision32;
