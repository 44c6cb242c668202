/** The admin endpoint: keys are looked at and changed while the server runs, from this machine only. Nothing here is null unless it says so. */
package io.osprey.server.admin;
