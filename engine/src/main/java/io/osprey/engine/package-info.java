/** The engine's public surface: a picture goes in, an {@link io.osprey.engine.Analysis} comes out. No HTTP, no database. Nothing here accepts or returns null unless it says so. */
package io.osprey.engine;
