/** The {@code osprey} command: its subcommands, options and exit codes. Nothing here accepts or returns null. */
package io.osprey.cli;
