/** What must hold for the whole: the modules' boundaries, and published programs against a running server. */
package io.osprey.conformance;
