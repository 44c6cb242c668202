/** Face rectangles; nobody is identified, no age and no gender is guessed. */
package io.osprey.engine.face;
