/** Dominant and accent colours. */
package io.osprey.engine.color;
