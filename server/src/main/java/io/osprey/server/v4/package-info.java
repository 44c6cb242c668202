/** The analyze operation of Image Analysis 4.0, in what its previews and GA versions share (api-v4.md). Nothing here is null unless it says so. */
package io.osprey.server.v4;
