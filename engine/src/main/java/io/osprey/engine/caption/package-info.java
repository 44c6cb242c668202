/** Sentences about the whole picture and about its regions. */
package io.osprey.engine.caption;
