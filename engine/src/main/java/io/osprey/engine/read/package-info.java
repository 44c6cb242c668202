/** Text in the picture: detection, recognition, lines and words. */
package io.osprey.engine.read;
