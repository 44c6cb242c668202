/** The HTTP server: what it is made of, and how it is started. Nothing here is null. */
package io.osprey.server;
