package io.osprey.server.auth;

import io.osprey.server.account.Tier;

/**
 * Who holds a good key.
 *
 * @param keyName of the key itself, as tokens carry it: a key made anew has another
 * @param resourceId whose limits count
 * @param tier of the resource
 */
public record KeyHolder(String keyName, long resourceId, Tier tier) {}
