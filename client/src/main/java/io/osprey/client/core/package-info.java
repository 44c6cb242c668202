/** What both surfaces stand on: pictures, calls, time-outs, repetition, errors. Nothing is null unless it says so. */
package io.osprey.client.core;
