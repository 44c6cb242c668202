/** HTTPS with a certificate of the house. Nothing here is null. */
package io.osprey.server.tls;
