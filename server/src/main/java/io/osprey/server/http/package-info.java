/** HTTP apart from any API version: request ids, paths, parameters, bounded reading, replies, errors of the HTTP layer, health. Nothing here is null unless it says so. */
package io.osprey.server.http;
