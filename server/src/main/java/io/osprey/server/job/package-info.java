/** Operations that are answered later: their states in the database, and the threads that work on them. Nothing here is null. */
package io.osprey.server.job;
