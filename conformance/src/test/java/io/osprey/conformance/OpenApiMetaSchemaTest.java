package io.osprey.conformance;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The served OpenAPI documents are valid by OpenAPI's own meta-schema. */
@ExtendWith(WithServer.class)
class OpenApiMetaSchemaTest {
    @BeforeAll
    static void assumeNode() {
        NodePrograms.assumeNode();
    }

    @Test
    void everyDocumentIsValid(RunningServer server) throws IOException {
        NodePrograms.run("openapi", "openapi/test.mjs", Map.of("ENDPOINT", server.endpoint()));
    }
}
