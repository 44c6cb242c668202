package io.osprey.server.v2;

import java.util.Optional;

/**
 * What an answer carries beside its result.
 *
 * @param requestId null outside of HTTP
 * @param modelVersion printed by v3.2; empty in older versions
 */
public record AnswerFrame(AnswerForm form, String requestId, Optional<String> modelVersion) {}
