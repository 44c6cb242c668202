package io.osprey.server.v2;

import io.osprey.server.wire.NumberForm;

/**
 * What differs between the answers of v1.0 to v3.2 by the letter, as recorded (decisions/0061); clients read all alike.
 */
public enum AnswerForm {
    /** v1.0, recorded in May 2018. */
    V1(NumberForm.FIFTEEN_OR_SEVENTEEN_DIGITS, true),
    /** v2.0 and v2.1, recorded from December 2018 to August 2019. */
    V2(NumberForm.FIFTEEN_OR_SEVENTEEN_DIGITS, false),
    /** v3.0 to v3.2, recorded from September 2020 on. */
    V3(NumberForm.SHORTEST_DECIMAL, true);

    private final NumberForm numbers;
    private final boolean heightFirst;

    AnswerForm(NumberForm numbers, boolean heightFirst) {
        this.numbers = numbers;
        this.heightFirst = heightFirst;
    }

    NumberForm numbers() {
        return numbers;
    }

    /** Whether {@code metadata} has the height before the width. */
    boolean heightFirst() {
        return heightFirst;
    }

    /** Whether what is told of people has their name before their face. */
    boolean nameFirst() {
        return this == V3;
    }

    /** Whether headers tell what was billed and how long it took. */
    boolean tellsUsage() {
        return this == V3;
    }
}
