/** Data sets, custom models and evaluations of 2023-02-01-preview and 2023-04-01-preview (api-customization.md): requests in, JSON out. Nothing here is null unless it says so. */
package io.osprey.server.v4.custom;
