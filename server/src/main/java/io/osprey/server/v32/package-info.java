/** What v3.2 does differently from the versions before it: model versions and nested errors (api-v2.md section 15). Nothing here is null. */
package io.osprey.server.v32;
