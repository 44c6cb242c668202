/** From bytes to an upright RGB picture: format sniffing, limits checked from the header, decoding. */
package io.osprey.engine.picture;
