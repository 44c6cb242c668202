/** The client: {@link io.osprey.client.OspreyClient}. Nothing is null unless it says so. */
package io.osprey.client;
