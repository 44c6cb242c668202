package io.osprey.cli.evaluate;

/** What one measurement came to; written as JSON by its components. */
public sealed interface Section permits BoxSection, CaptionSection, TagSection, LabelSection, TextSection {
    /** What was measured: objects, people, captions, tags, labels or text. */
    String feature();

    /** The file or folder that says what is right. */
    String truth();

    /**
     * Writes the section for people.
     *
     * @param details whether every class or picture gets a line
     */
    void print(Lines lines, boolean details);
}
