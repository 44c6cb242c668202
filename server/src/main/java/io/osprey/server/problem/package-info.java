/** What can go wrong with a call, apart from how each API version prints it. Nothing here is null. */
package io.osprey.server.problem;
