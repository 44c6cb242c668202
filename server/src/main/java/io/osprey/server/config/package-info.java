/** The {@code osprey.*} settings as validated records. Nothing here is null unless it says so. */
package io.osprey.server.config;
