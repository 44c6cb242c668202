/** {@code osprey evaluate}: reads what is known of pictures, asks the engine about them, and says how good its answers are. Nothing here accepts or returns null. */
package io.osprey.cli.evaluate;
