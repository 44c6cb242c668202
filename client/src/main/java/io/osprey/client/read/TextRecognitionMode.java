package io.osprey.client.read;

/** What {@code recognizeText} looks for. */
public enum TextRecognitionMode {
    PRINTED("Printed"),
    HANDWRITTEN("Handwritten");

    private final String wireName;

    TextRecognitionMode(String wireName) {
        this.wireName = wireName;
    }

    String wireName() {
        return wireName;
    }
}
