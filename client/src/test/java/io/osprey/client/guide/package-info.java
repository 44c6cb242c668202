/** The code of {@code docs/client.md}: compiled, run, and compared with the page. */
package io.osprey.client.guide;
