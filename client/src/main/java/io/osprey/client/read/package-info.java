/** Reading text with v3.x: begun, asked after, fetched. Nothing is null unless it says so. */
package io.osprey.client.read;
