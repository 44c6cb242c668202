/** From a request to its analysis: the kinds of bodies, the picture in them, the way to the engine. Nothing here is null unless it says so. */
package io.osprey.server.intake;
