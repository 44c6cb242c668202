/** The taxonomy of 86 categories. */
package io.osprey.engine.category;
