/** People in the picture, with boxes; nobody is identified. */
package io.osprey.engine.people;
