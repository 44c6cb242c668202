/** Image Analysis 4.0: what to ask, what comes back, and the JSON between. Nothing is null unless it says so. */
package io.osprey.client.analysis;
