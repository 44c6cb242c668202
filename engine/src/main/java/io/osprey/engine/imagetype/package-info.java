/** Photograph, clip art or line drawing. */
package io.osprey.engine.imagetype;
