/** Reactor's Mono forms, for programs that have Reactor on their class path. */
package io.osprey.client.reactor;
