package io.osprey.server.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.osprey.engine.picture.PictureReader;
import io.osprey.server.TestServer;
import io.osprey.server.openapi.Document.Operation;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is documented is answered, and what is answered is documented. */
class OpenApiHttpTest {
    private static final Pattern VARIABLE = Pattern.compile("\\{\\w+:(.+)}");

    /** These may refuse a value that the document lists: no model answers it, or none speaks that language. */
    private static final List<String> REFUSALS = List.of("NotSupportedFeature", "NotSupportedLanguage");

    private static final String OPERATION = "operationId";

    private static HttpServer pictures;

    private final TestServer server = TestServer.shared();

    @BeforeAll
    static void open() throws IOException {
        // The first thumbnail would take longer than the shared server waits.
        PictureReader.warmUp();
        pictures = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        pictures.createContext("/picture", exchange -> {
            exchange.sendResponseHeaders(200, TestServer.PICTURE.length);
            exchange.getResponseBody().write(TestServer.PICTURE);
            exchange.close();
        });
        pictures.start();
    }

    @AfterAll
    static void close() {
        pictures.stop(0);
    }

    static Stream<Operation> operations() {
        return Document.all().stream().flatMap(document -> document.operations().stream());
    }

    /** But for data sets and models, which need each other: {@code CustomizationHttpTest} walks through all of theirs. */
    static Stream<Operation> independent() {
        return operations()
                .filter(operation -> !operation.node().path("tags").toString().contains("customization"));
    }

    @ParameterizedTest
    @MethodSource("independent")
    void answersWhatIsDocumented(Operation operation) {
        String path =
                path(operation, operation.path().contains(OPERATION) ? Map.of(OPERATION, begun(operation)) : Map.of());
        int success = operation.response(202).isPresent() ? 202 : 200;
        JsonNode body = operation.document().followed(operation.node().path("requestBody"));
        if (body.isMissingNode()) {
            HttpRequest.Builder call = server.call(path)
                    .header("Ocp-Apim-Subscription-Key", TestServer.KEY)
                    .method(operation.method().toUpperCase(), HttpRequest.BodyPublishers.noBody());
            assertThat(TestServer.send(call).statusCode()).isEqualTo(success);
            return;
        }
        assertThat(body.path("content").propertyNames())
                .isNotEmpty()
                .allSatisfy(type ->
                        assertThat(post(path, type).statusCode()).as(type).isEqualTo(success));
    }

    /** The id of an operation that is answered later. */
    private String begun(Operation asked) {
        String begin = asked.path().contains("textOperations")
                ? "/recognizeText"
                : asked.path().contains("analyzeResults") ? "/read/analyze" : "/read/core/asyncBatchAnalyze";
        String location = post(asked.document().base() + begin, "application/octet-stream")
                .headers()
                .firstValue("Operation-Location")
                .orElseThrow();
        return location.substring(location.lastIndexOf('/') + 1);
    }

    static Stream<Operation> locked() {
        return operations()
                .filter(operation -> !operation.node().path("security").isEmpty()
                        || !operation.node().has("security"));
    }

    @ParameterizedTest
    @MethodSource("locked")
    void asksForAKeyWhereDocumented(Operation operation) {
        HttpResponse<String> response = TestServer.send(server.call(path(operation, Map.of()))
                .method(operation.method().toUpperCase(), HttpRequest.BodyPublishers.noBody()));
        assertThat(response.statusCode()).isEqualTo(401);
    }

    static Stream<Arguments> parameters() {
        return independent().flatMap(operation -> operation.parameters().stream()
                .map(parameter -> parameter.path("name").asString())
                .filter(name -> !List.of("document", "model-name", OPERATION).contains(name))
                .map(name -> Arguments.of(operation, name)));
    }

    /** Every value that a document lists is taken, and the next best other one is not. */
    @ParameterizedTest
    @MethodSource("parameters")
    void takesTheValuesThatAreDocumentedAndNoOthers(Operation operation, String name) {
        JsonNode schema = operation.parameters().stream()
                .filter(parameter -> parameter.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow()
                .path("schema");
        JsonNode values = schema.path("type").asString().equals("array") ? schema.path("items") : schema;
        for (String good : good(values)) {
            HttpResponse<String> response = post(path(operation, Map.of(name, good)), "application/octet-stream");
            assertThat(response.statusCode() == 200
                            || response.statusCode() == 202
                            || REFUSALS.stream().anyMatch(response.body()::contains))
                    .as(name + "=" + good + ": " + response.body())
                    .isTrue();
        }
        for (String bad : bad(values)) {
            HttpResponse<String> response = post(path(operation, Map.of(name, bad)), "application/octet-stream");
            assertThat(response.statusCode())
                    .as(name + "=" + bad + ": " + response.body())
                    .isEqualTo(400);
        }
    }

    private static List<String> good(JsonNode schema) {
        if (schema.has("enum")) {
            return schema.path("enum").valueStream().map(JsonNode::asString).toList();
        }
        if (schema.path("pattern").asString("").contains("\\d+-")) {
            return List.of("1", "1-2", "1-", "-3");
        }
        return switch (schema.path("type").asString()) {
            case "boolean" -> List.of("true", "false");
            case "integer", "number" ->
                Stream.of("minimum", "maximum")
                        .filter(schema::has)
                        .map(bound -> schema.path(bound).asString())
                        .toList();
            default -> List.of("latest", "2021-05-01", "2022-01-01-preview");
        };
    }

    private static List<String> bad(JsonNode schema) {
        List<String> bad = new ArrayList<>(List.of("unheard-of"));
        if (schema.path("type").asString().equals("integer")) {
            bad.add("1.5");
        }
        if (schema.has("minimum")) {
            bad.add(schema.path("minimum")
                    .decimalValue()
                    .subtract(java.math.BigDecimal.ONE)
                    .toPlainString());
        }
        if (schema.has("maximum")) {
            bad.add(schema.path("maximum")
                    .decimalValue()
                    .add(java.math.BigDecimal.ONE)
                    .toPlainString());
        }
        return bad;
    }

    /** A path and query with every required parameter's example, and the given values in their place. */
    private static String path(Operation operation, Map<String, String> given) {
        String path = operation.document().base() + operation.path();
        Map<String, String> query = new LinkedHashMap<>();
        for (JsonNode parameter : operation.parameters()) {
            String name = parameter.path("name").asString();
            String value = given.getOrDefault(name, example(parameter));
            if (parameter.path("in").asString().equals("path")) {
                path = path.replace("{" + name + "}", value);
            } else if (parameter.path("required").asBoolean()
                    || given.containsKey(name)
                    || name.equals("features")
                    || name.equals("smartcrops-aspect-ratios")) {
                query.put(name, value);
            }
        }
        // Ratios are looked at only when crops are asked for, languages only where something is said.
        if (query.containsKey("features") && !given.containsKey("features")) {
            query.put("features", given.containsKey("language") ? "tags" : "smartCrops,tags");
        }
        return query.isEmpty()
                ? path
                : path + "?"
                        + query.entrySet().stream()
                                .map(entry -> entry.getKey() + "="
                                        + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                                .collect(Collectors.joining("&"));
    }

    private static String example(JsonNode parameter) {
        JsonNode example = parameter.has("example") ? parameter.path("example") : parameter.at("/schema/enum/0");
        return example.isArray()
                ? example.valueStream().map(JsonNode::asString).collect(Collectors.joining(","))
                : example.asString("");
    }

    private HttpResponse<String> post(String path, String type) {
        byte[] body =
                switch (type) {
                    case "application/json" ->
                        ("{\"url\":\"http://127.0.0.1:" + pictures.getAddress().getPort() + "/picture\"}")
                                .getBytes(StandardCharsets.US_ASCII);
                    case "multipart/form-data" ->
                        "--b\r\nContent-Disposition: form-data; name=\"x\"\r\n\r\npicture\r\n--b--\r\n"
                                .getBytes(StandardCharsets.US_ASCII);
                    default -> TestServer.PICTURE;
                };
        return server.post(
                path,
                type.equals("multipart/form-data") ? type + "; boundary=b" : type.replace("image/*", "image/jpeg"),
                body);
    }

    @Test
    void everyRouteIsDocumented() {
        Map<RequestMappingInfo, HandlerMethod> routes = server.context()
                .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods();
        List<String> seen = new ArrayList<>();
        routes.forEach((route, handler) -> {
            // What is administered, on a port of its own, docs/keys.md describes.
            if (handler.getBeanType().getName().startsWith("io.osprey.")
                    && !handler.getBeanType().getPackageName().equals("io.osprey.server.admin")
                    && !route.getPatternValues().contains("/error")) {
                for (String pattern : route.getPatternValues()) {
                    assertThat(route.getMethodsCondition().getMethods())
                            .as(pattern)
                            .isNotEmpty();
                    for (RequestMethod method : route.getMethodsCondition().getMethods()) {
                        alternatives(pattern).forEach(path -> {
                            assertThat(isDocumented(method.asHttpMethod(), path))
                                    .as(method + " " + path)
                                    .isTrue();
                            seen.add(path);
                        });
                    }
                }
            }
        });
        assertThat(seen).contains("/vision/v3.1/models/{model}/analyze", "/computervision/imageanalysis:analyze");
    }

    /** A route with the values of a variable that has a fixed list of them, such as the version's. */
    private static List<String> alternatives(String pattern) {
        List<String> paths = new ArrayList<>(List.of(""));
        for (String segment : pattern.substring(1).split("/")) {
            Matcher variable = VARIABLE.matcher(segment);
            List<String> values = variable.matches()
                    ? Stream.of(variable.group(1).split("\\|"))
                            .map(value -> value.replace("\\.", "."))
                            .toList()
                    : List.of(segment);
            paths = paths.stream()
                    .flatMap(path -> values.stream().map(value -> path + "/" + value))
                    .collect(Collectors.toCollection(ArrayList::new));
        }
        return paths;
    }

    private static boolean isDocumented(HttpMethod method, String path) {
        return operations()
                .anyMatch(operation -> path.equals(operation.document().base() + operation.path())
                        && operation.method().equalsIgnoreCase(method.name()));
    }

    /** The header names the api-versions that the server answers. */
    @Test
    void everyApiVersionHasADocument() {
        HttpResponse<String> response =
                post("/computervision/imageanalysis:analyze?api-version=2023-10-01&features=tags", "image/png");
        assertThat(response.headers()
                        .firstValue("api-supported-versions")
                        .orElseThrow()
                        .split(","))
                .containsExactlyElementsOf(Document.all().stream()
                        .filter(document -> document.base().equals("/computervision"))
                        .map(Document::name)
                        .toList());
    }

    @Test
    void servesAllDocumentsWithoutAKey() {
        HttpResponse<String> index = TestServer.send(server.call("/openapi"));
        JsonNode entries = JsonMapper.shared().readTree(index.body()).path("documents");
        assertThat(entries.valueStream().map(entry -> entry.path("name").asString()))
                .containsExactlyElementsOf(
                        Document.all().stream().map(Document::name).toList());
        for (JsonNode entry : entries) {
            HttpResponse<String> response =
                    TestServer.send(server.call(entry.path("url").asString()));
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("Content-Type")).contains("application/json; charset=utf-8");
            JsonNode document = JsonMapper.shared().readTree(response.body());
            assertThat(document)
                    .isEqualTo(Document.named(entry.path("name").asString()).root());
            assertThat(document.at("/info/title").asString())
                    .isEqualTo(entry.path("title").asString());
        }
        assertThat(TestServer.send(server.call("/OpenAPI/V3.2.JSON/")).statusCode())
                .isEqualTo(200);
        assertThat(TestServer.send(server.call("/openapi/v9.9.json")).statusCode())
                .isEqualTo(404);
        assertThat(TestServer.send(server.call("/openapi/v3.2")).statusCode()).isEqualTo(404);
    }
}
