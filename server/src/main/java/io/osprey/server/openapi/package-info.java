/** The OpenAPI documents of all API versions: made from one description for each family of versions, and served. Nothing here is null. */
package io.osprey.server.openapi;
