package io.osprey.server.openapi;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An OpenAPI document, to hold answers against. */
final class Document {
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDialect(Dialects.getOpenApi30());
    private static final JsonMapper JSON = JsonMapper.shared();

    private final String name;
    private final JsonNode root;
    private final ObjectNode strict;
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

    /** Every document of the server. */
    static List<Document> all() {
        return All.DOCUMENTS;
    }

    static Document named(String name) {
        return all().stream()
                .filter(document -> document.name.equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static final class All {
        static final List<Document> DOCUMENTS = read();

        private static List<Document> read() {
            OpenApiDocuments documents = new OpenApiDocuments();
            return documents.entries().stream()
                    .map(entry -> new Document(
                            entry.name(), documents.json(entry.name()).orElseThrow()))
                    .toList();
        }
    }

    private Document(String name, byte[] json) {
        this.name = name;
        this.root = JSON.readTree(json);
        this.strict = (ObjectNode) JSON.readTree(json);
        forbidFurtherProperties(strict);
    }

    private static void forbidFurtherProperties(JsonNode node) {
        if (node instanceof ObjectNode object
                && object.path("type").asString("").equals("object")
                && object.path("properties").isObject()
                && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        node.forEach(Document::forbidFurtherProperties);
    }

    String name() {
        return name;
    }

    JsonNode root() {
        return root;
    }

    /** What paths begin with; empty or {@code /vision/v2.0}. */
    String base() {
        String url = root.at("/servers/0/url").asString();
        return url.equals("/") ? "" : url;
    }

    /**
     * One operation.
     *
     * @param path as in the document, below the server's
     * @param method lower case
     */
    record Operation(Document document, String path, String method, JsonNode node) {
        /** The parameters, references followed. */
        List<JsonNode> parameters() {
            return node.path("parameters").valueStream().map(document::followed).toList();
        }

        /** What an answer of a status has to look like, reference followed. */
        Optional<JsonNode> response(int status) {
            JsonNode response = node.path("responses").path(Integer.toString(status));
            return response.isMissingNode() ? Optional.empty() : Optional.of(document.followed(response));
        }

        /** Where the schema of an answer is. */
        String schemaPointer(int status, String mediaType) {
            JsonNode response = node.path("responses").path(Integer.toString(status));
            String at = response.has("$ref")
                    ? response.path("$ref").asString()
                    : "#/paths/" + escaped(path) + "/" + method + "/responses/" + status;
            return at + "/content/" + escaped(mediaType) + "/schema";
        }

        @Override
        public String toString() {
            return document.name() + ": " + method + " " + path;
        }
    }

    List<Operation> operations() {
        return root.path("paths")
                .propertyStream()
                .flatMap(path -> path.getValue()
                        .propertyStream()
                        .map(method -> new Operation(this, path.getKey(), method.getKey(), method.getValue())))
                .toList();
    }

    /** The operations at a path as a server gets it, in any letter case. */
    Stream<Operation> at(String path) {
        return operations().stream()
                .filter(operation ->
                        pattern(base() + operation.path()).matcher(path).matches());
    }

    private static Pattern pattern(String template) {
        String regex = Stream.of(template.split("(?=\\{)|(?<=})"))
                .map(part -> part.startsWith("{") ? "[^/]+" : Pattern.quote(part))
                .collect(Collectors.joining());
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
    }

    /** A node, or what its reference leads to. */
    JsonNode followed(JsonNode node) {
        return node.has("$ref") ? at(node.path("$ref")) : node;
    }

    private JsonNode at(JsonNode reference) {
        return root.at(reference.asString().substring(1));
    }

    /** What is wrong with a value by the schema at a place of this document; properties it doesn't name are wrong. */
    List<String> faults(String schemaPointer, JsonNode value) {
        Schema schema = schemas.computeIfAbsent(schemaPointer, this::schema);
        return schema
                .validate(value, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Error::toString)
                .toList();
    }

    private Schema schema(String pointer) {
        if (root.at(pointer.substring(1)).isMissingNode()) {
            throw new IllegalArgumentException("nothing is at " + pointer + " of " + name);
        }
        ObjectNode whole = strict.deepCopy();
        whole.put("$ref", pointer);
        return SCHEMAS.getSchema(whole);
    }

    static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    /** The names of components of a kind. */
    Set<String> components(String kind) {
        return root.path("components").path(kind).propertyNames().stream().collect(Collectors.toSet());
    }

    @Override
    public String toString() {
        return name.toLowerCase(Locale.ROOT);
    }
}
