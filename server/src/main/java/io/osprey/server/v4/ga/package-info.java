/** Answers of the GA versions of Image Analysis 4.0 (api-v4.md section 4). Nothing here is null unless it says so. */
package io.osprey.server.v4.ga;
