package io.osprey.server.http;

import io.osprey.server.problem.Problem;

/** The API versions that print errors alike. */
public interface ApiFamily {
    /**
     * Whether a path belongs to these versions.
     *
     * @param path lower case
     */
    boolean owns(String path);

    /** Prints a problem; those of the gateway ({@link GatewayErrors#prints}) never come here. */
    Reply print(Problem problem, Exchange exchange);
}
