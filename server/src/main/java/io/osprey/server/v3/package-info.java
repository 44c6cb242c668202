/** Read as v3.0 to v3.2 have it: pages of pictures and documents, answered later (api-v2.md section 10). Nothing here is null. */
package io.osprey.server.v3;
