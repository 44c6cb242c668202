package io.osprey.engine.custom;

/** Where custom models are kept. Thread-safe. */
public interface CustomModelSource {
    /**
     * Tells one model of a name from the next: equal as long as the model is the same.
     *
     * @throws CustomModelException when there is none of this name
     */
    Object version(String name);

    /**
     * Reads a model.
     *
     * @throws CustomModelException when there is none of this name, or it is damaged
     */
    CustomModel load(String name);
}
