/** How often resources may call: rates, monthly quotas, and what callers beyond them are told. Nothing here is null. */
package io.osprey.server.limit;
