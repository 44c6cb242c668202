package io.osprey.engine.caption;

/**
 * The card of the role {@code caption-encode}.
 *
 * @param concepts how many concepts the captioner is told at most
 * @param leastConcept probability from which a tag may be a concept
 */
record EncoderCard(int concepts, double leastConcept) {}
