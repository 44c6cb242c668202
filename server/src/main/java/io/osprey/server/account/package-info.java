/** Resources: their two keys, tiers and monthly calls, and the desk that changes them. Nothing here is null. */
package io.osprey.server.account;
