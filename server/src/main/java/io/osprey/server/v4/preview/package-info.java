/** Answers of the previews of Image Analysis 4.0 (api-v4.md section 5). Nothing here is null unless it says so. */
package io.osprey.server.v4.preview;
