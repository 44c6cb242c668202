/** Servers that tests own: they answer what a test tells them to, well or badly. */
package io.osprey.client.testing;
