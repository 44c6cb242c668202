package io.osprey.engine.objects;

import java.util.Optional;

/**
 * What a thing is, and the wider kinds that it belongs to.
 *
 * @param name lower case, English, for example {@code laptop}
 * @param confidence in (0, 1)
 * @param parent the next wider kind, for example {@code computer}; empty at the top
 */
public record ObjectLabel(String name, double confidence, Optional<ObjectLabel> parent) {}
