/** The circuit breaker of resilience4j, for programs that have it on their class path. */
package io.osprey.client.resilience;
