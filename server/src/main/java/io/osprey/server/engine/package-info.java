/** The engine inside the server: loaded in the background, asked by a bounded number of threads. Nothing here is null. */
package io.osprey.server.engine;
