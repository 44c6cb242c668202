/** {@code osprey analyze}: finds the pictures, asks the engine, prints what it says. Nothing here accepts or returns null. */
package io.osprey.cli.analyze;
