package io.osprey.conformance;

import io.osprey.conformance.Programs.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls a server with the program {@code curl}, as the documentation does. */
final class Curl {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String STATUS_MARK = "status=";

    private Curl() {}

    /**
     * An answer.
     *
     * @param status HTTP status
     * @param json the body
     */
    record Answer(int status, JsonNode json) {
        /** The string at a JSON pointer such as {@code /error/code}; empty when there is none. */
        String text(String pointer) {
            return json.at(pointer).asString("");
        }
    }

    /** Runs {@code curl ARGUMENTS}; the answer's body is JSON. */
    static Answer call(List<String> arguments) {
        try {
            Path body = Files.createTempFile("osprey-conformance", ".json");
            List<String> command =
                    new ArrayList<>(List.of("curl", "-sS", "-o", body.toString(), "-w", STATUS_MARK + "%{http_code}"));
            command.addAll(arguments);
            Result result = Programs.run(command, Map.of("no_proxy", "*"));
            if (result.status() != 0 || !result.output().startsWith(STATUS_MARK)) {
                throw new IllegalStateException(command + " failed: " + result.output());
            }
            Answer answer = new Answer(
                    Integer.parseInt(result.output().substring(STATUS_MARK.length())),
                    JSON.readTree(Files.readAllBytes(body)));
            Files.delete(body);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
