/** Words that fit the picture. */
package io.osprey.engine.tags;
