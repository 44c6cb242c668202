package io.osprey.engine.language;

import java.util.List;

/** A place in an English sentence, moved on by those who read it. */
final class Cursor {
    private final List<String> words;
    private int at;
    private boolean complete = true;

    Cursor(List<String> words) {
        this.words = List.copyOf(words);
    }

    List<String> words() {
        return words;
    }

    int at() {
        return at;
    }

    void moveTo(int place) {
        at = place;
    }

    void skip(int count) {
        at += count;
    }

    /** The word here, or so many words on; empty past the end. */
    String word(int ahead) {
        return at + ahead < words.size() ? words.get(at + ahead) : "";
    }

    String word() {
        return word(0);
    }

    boolean isAtEnd() {
        return at >= words.size();
    }

    boolean take(String word) {
        if (word().equals(word)) {
            at++;
            return true;
        }
        return false;
    }

    /** Notes that something was left out. */
    void miss() {
        complete = false;
    }

    boolean isComplete() {
        return complete;
    }
}
