package io.osprey.server.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.osprey.server.openapi.Document.Operation;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The documents in themselves; {@link OpenApiHttpTest} holds them against the server, {@link Contract} against each answer. */
class OpenApiDocumentsTest {
    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

    static Stream<Document> documents() {
        return Document.all().stream();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void referencesLeadSomewhereAndNoMarkIsLeft(Document document) {
        assertThat(document.root().findValuesAsString("$ref")).isNotEmpty().allSatisfy(reference -> assertThat(
                        document.root().at(reference.substring(1)).isMissingNode())
                .as(reference)
                .isFalse());
        assertThat(document.root().toString())
                .doesNotContain("\"x-since\"", "\"x-until\"", "\"x-value\"", "\"x-variants\"", "${");
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyComponentIsUsed(Document document) {
        Set<String> references = new HashSet<>(document.root().findValuesAsString("$ref"));
        document.root().path("components").propertyStream().forEach(kind -> {
            if (!kind.getKey().equals("securitySchemes")) {
                kind.getValue().propertyNames().forEach(name -> assertThat(references)
                        .contains("#/components/" + kind.getKey() + "/" + name));
            }
        });
    }

    @ParameterizedTest
    @MethodSource("documents")
    void operationsAreNamedOnceAndTheirPlacesAreParameters(Document document) {
        assertThat(document.operations().stream()
                        .map(operation -> operation.node().path("operationId").asString())
                        .toList())
                .isNotEmpty()
                .doesNotContain("")
                .doesNotHaveDuplicates();
        for (Operation operation : document.operations()) {
            List<String> places = PLACE.matcher(operation.path())
                    .results()
                    .map((MatchResult place) -> place.group(1))
                    .toList();
            assertThat(operation.parameters().stream()
                            .filter(parameter -> parameter.path("in").asString().equals("path"))
                            .map(parameter -> parameter.path("name").asString())
                            .toList())
                    .isEqualTo(places);
        }
    }

    /** Every answer with a JSON body shows one, and what it shows is right by its own schema. */
    @ParameterizedTest
    @MethodSource("documents")
    void examplesAreAsDocumented(Document document) {
        for (Operation operation : document.operations()) {
            operation.node().path("responses").propertyNames().forEach(status -> {
                JsonNode media = operation
                        .response(Integer.parseInt(status))
                        .orElseThrow()
                        .at("/content/application~1json");
                if (!media.isMissingNode()
                        && !media.at("/schema/$ref").asString("").equals("#/components/schemas/Document")) {
                    List<JsonNode> examples = Stream.concat(
                                    media.has("example") ? Stream.of(media.path("example")) : Stream.empty(),
                                    media.path("examples").valueStream().map(example -> example.path("value")))
                            .toList();
                    assertThat(examples).as(operation + " " + status).isNotEmpty();
                    String schema = operation.schemaPointer(Integer.parseInt(status), "application/json");
                    examples.forEach(example -> assertThat(document.faults(schema, example))
                            .as(operation + " " + status)
                            .isEmpty());
                }
            });
        }
    }

    @Test
    void versionsDifferWhereTheyShould() {
        assertThat(parameters("v2.0", "/analyze")).doesNotContain("descriptionExclude", "model-version");
        assertThat(parameters("v2.1", "/analyze"))
                .contains("descriptionExclude")
                .doesNotContain("model-version");
        assertThat(parameters("v3.2", "/analyze")).contains("descriptionExclude", "model-version");
        assertThat(schema("v3.1", "TagResult").path("required").toString()).doesNotContain("modelVersion");
        assertThat(schema("v3.2", "TagResult").path("required").toString()).contains("modelVersion");
        assertThat(schema("v3.1", "BadRequestError").path("properties").propertyNames())
                .containsExactly("code", "requestId", "message");
        assertThat(schema("v3.2", "BadRequestError").path("properties").propertyNames())
                .containsExactly("error");
        assertThat(result("2022-10-12-preview")).contains("descriptionResult").doesNotContain("captionResult");
        assertThat(result("2023-02-01-preview")).contains("captionResult").doesNotContain("descriptionResult");
        assertThat(Document.named("2023-07-01-preview").components("schemas"))
                .contains("Page", "Span")
                .doesNotContain("Polygon");
        assertThat(Document.named("2023-10-01").components("schemas"))
                .contains("Polygon")
                .doesNotContain("Page", "Span");
    }

    private static List<String> parameters(String version, String path) {
        return Document.named(version).at("/vision/" + version + path).findFirst().orElseThrow().parameters().stream()
                .map(parameter -> parameter.path("name").asString())
                .toList();
    }

    private static JsonNode schema(String version, String name) {
        return Document.named(version).root().at("/components/schemas/" + name);
    }

    private static List<String> result(String version) {
        return List.copyOf(
                schema(version, "ImageAnalysisResult").path("properties").propertyNames());
    }
}
