/** The shared network: what it takes, what it says of a picture or a part of one, and how boxes come out of its scores. Nothing here accepts or returns null unless it says so. */
package io.osprey.engine.sight;
