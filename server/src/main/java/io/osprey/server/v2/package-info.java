/** The operations of v1.0 to v3.1, and what v3.2 shares with them (api-v2.md). Nothing here is null unless it says so. */
package io.osprey.server.v2;
