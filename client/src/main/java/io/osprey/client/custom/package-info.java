/** Custom models of the 4.0 previews: data sets, models, evaluations. Nothing is null unless it says so. */
package io.osprey.client.custom;
