/** Galleries: landmarks, brands and people that the owner names by example, told by the nearest embedding. Nothing here accepts or returns null. */
package io.osprey.engine.gallery;
