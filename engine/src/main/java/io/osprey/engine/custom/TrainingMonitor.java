package io.osprey.engine.custom;

/** Follows a training, and may end it. Called by the thread that trains. */
public interface TrainingMonitor {
    /** Follows nothing. */
    TrainingMonitor NONE = (stage, done, total) -> {};

    /** What a training is at. */
    enum Stage {
        /** Looking at the pictures. */
        LOOKING,
        /** Finding out which strength is best. */
        CHOOSING,
        /** Training with it. */
        FITTING
    }

    /**
     * Some of a stage is done.
     *
     * @param done 0 to {@code total}
     * @param total 1 or more; may shrink while strengths are tried
     */
    void progress(Stage stage, int done, int total);

    /** Whether the training is to end without a model; asked several times a second. */
    default boolean isCancelled() {
        return false;
    }
}
