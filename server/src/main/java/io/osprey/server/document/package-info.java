/** Files of several pages: TIFF and PDF, read page by page. Nothing here is null. */
package io.osprey.server.document;
