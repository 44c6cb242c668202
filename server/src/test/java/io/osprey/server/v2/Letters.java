package io.osprey.server.v2;

import java.util.Map;

/** What differs by the letter between the answers of v1.0 to v3.2, written down once for the tests (see {@link AnswerForm}). */
final class Letters {
    /** The numbers of the fixed engine that don't read back the same from 15 digits, as the versions before v3.0 print them. */
    private static final Map<String, String> SEVENTEEN_DIGITS = Map.of(
            "0.8871886730194092", "0.88718867301940918",
            "0.9999999403953552", "0.99999994039535522",
            "0.9712299704551697", "0.97122997045516968",
            "0.9599999785423279", "0.95999997854232788");

    private Letters() {}

    static boolean isNewer(String version) {
        return version.startsWith("v3");
    }

    /** The part of an answer that tells of its picture. */
    static String metadata(String version, int width, int height) {
        String size = version.startsWith("v2")
                ? "\"width\":" + width + ",\"height\":" + height
                : "\"height\":" + height + ",\"width\":" + width;
        return "\"metadata\":{" + size + ",\"format\":\"Jpeg\"}";
    }

    /** A body with numbers as few digits long as possible, as the version prints it. */
    static String numbers(String version, String body) {
        if (isNewer(version)) {
            return body;
        }
        String longer = body;
        for (Map.Entry<String, String> number : SEVENTEEN_DIGITS.entrySet()) {
            longer = longer.replace(number.getKey(), number.getValue());
        }
        return longer;
    }
}
