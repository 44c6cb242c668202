/** Fetches pictures by address without letting callers reach into the house. Nothing here is null. */
package io.osprey.server.fetch;
