/** What all API versions share on the wire: JSON text, number formats, text offsets, languages. Nothing here is null unless it says so. */
package io.osprey.server.wire;
