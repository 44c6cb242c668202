package io.osprey.cli.evaluate.metrics;

import java.util.HashSet;
import java.util.Set;

/** Whether a sentence says what is there, for the table of confidences: by the words that people used. */
public final class CaptionTruth {
    /** A sentence is right when at least this share of its content words is used by one of the people. */
    public static final double LEAST_SHARE = 2 / 3.0;

    private static final Set<String> FUNCTION_WORDS = Set.of("""
            a an the and or of in on at to with from by for into onto over under up down out off near next as is are was
            were be being been has have having his her their its it he she they that this there some while who which 's""".split("\\s+"));

    private CaptionTruth() {}

    /** The share of a sentence's content words that some reference uses, each word once; 0 when it has no content word. */
    public static double share(CaptionPicture picture) {
        Set<String> own = new HashSet<>(picture.candidate());
        own.removeAll(FUNCTION_WORDS);
        long used = own.stream()
                .filter(word -> picture.references().stream().anyMatch(reference -> reference.contains(word)))
                .count();
        return used / (double) Math.max(1, own.size());
    }

    /** Whether the share is large enough. */
    public static boolean isRight(CaptionPicture picture) {
        return share(picture) >= LEAST_SHARE - 1e-9;
    }
}
