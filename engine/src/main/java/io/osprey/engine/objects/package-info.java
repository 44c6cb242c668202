/** Things in the picture, with boxes, names and wider names. */
package io.osprey.engine.objects;
