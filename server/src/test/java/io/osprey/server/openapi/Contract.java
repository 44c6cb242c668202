package io.osprey.server.openapi;

import io.osprey.server.http.QueryParameters;
import io.osprey.server.openapi.Document.Operation;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.StringNode;

/**
 * Holds answers against the OpenAPI document of their version: a documented status, media type and body, all documented
 * headers and no others. What belongs to no documented operation may only be the gateway's error.
 */
public final class Contract {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** HTTP's own, and those of cross-origin calls. */
    private static final Set<String> UNDOCUMENTED_HEADERS = Set.of(
            ":status",
            "allow",
            "connection",
            "content-length",
            "content-type",
            "date",
            "keep-alive",
            "transfer-encoding",
            "vary");

    private static final Pattern PERCENT_CODE = Pattern.compile("%([0-9a-fA-F]{2})");
    private static final Set<Integer> GATEWAY_STATUSES = Set.of(400, 404, 405);

    private Contract() {}

    /**
     * An answer.
     *
     * @param path with the query
     * @param headers by lower-case name
     */
    record Answer(String method, String path, int status, Map<String, String> headers, byte[] body) {}

    /** Checks an answer whose body was read as text or bytes. */
    public static void check(HttpResponse<?> response) {
        Map<String, String> headers = new TreeMap<>();
        response.headers().map().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
        String query = response.request().uri().getRawQuery();
        byte[] body = response.body() instanceof byte[] bytes
                ? bytes
                : response.body().toString().getBytes(StandardCharsets.UTF_8);
        check(new Answer(
                response.request().method(),
                response.request().uri().getRawPath() + (query == null ? "" : "?" + query),
                response.statusCode(),
                headers,
                body));
    }

    /** Checks a whole answer as it came over the wire, one byte a character. */
    public static void checkRaw(String request, String response) {
        String[] line = request.lines().findFirst().orElseThrow().split(" ");
        String head = response.substring(0, response.indexOf("\r\n\r\n"));
        Map<String, String> headers = new TreeMap<>();
        head.lines().skip(1).forEach(text -> {
            int colon = text.indexOf(':');
            headers.put(
                    text.substring(0, colon).toLowerCase(Locale.ROOT),
                    text.substring(colon + 1).strip());
        });
        check(new Answer(
                line[0],
                line.length > 1 ? line[1] : "",
                Integer.parseInt(head.substring("HTTP/1.1 ".length(), "HTTP/1.1 ".length() + 3)),
                headers,
                response.substring(head.length() + 4).getBytes(StandardCharsets.ISO_8859_1)));
    }

    /** @throws AssertionError naming all that is not as documented */
    static void check(Answer answer) {
        if (List.of("OPTIONS", "HEAD").contains(answer.method())) {
            return;
        }
        List<String> faults =
                operation(answer).map(operation -> faults(operation, answer)).orElseGet(() -> undocumented(answer));
        if (!faults.isEmpty()) {
            throw new AssertionError("the answer " + answer.status() + " of " + answer.method() + " " + answer.path()
                    + " is not as documented: " + faults + "\n" + new String(answer.body(), StandardCharsets.UTF_8));
        }
    }

    /** The documented operation that a request belongs to. Paths are taken as tolerantly as the server takes them. */
    static Optional<Operation> operation(Answer answer) {
        String[] parts = answer.path().split("\\?", 2);
        String path = parts[0].replaceAll("/{2,}", "/").replaceAll("(?<=.)/$", "");
        path = PERCENT_CODE
                .matcher(path)
                .replaceAll(code -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(code.group(1), 16))));
        String plain = path;
        return documents(parts.length > 1 ? parts[1] : "")
                .flatMap(document -> document.at(plain))
                .filter(operation -> operation.method().equalsIgnoreCase(answer.method()))
                .findFirst()
                .or(() -> ofAnotherVersion(plain, answer));
    }

    /** A path that the version asked for does not have may be refused as a version that has it would. */
    private static Optional<Operation> ofAnotherVersion(String path, Answer answer) {
        return answer.status() != 400
                ? Optional.empty()
                : Document.all().stream()
                        .filter(document -> document.base().equals("/computervision"))
                        .flatMap(document -> document.at(path))
                        .filter(operation -> operation.method().equalsIgnoreCase(answer.method()))
                        .findFirst();
    }

    /** The documents that may be meant: of those for one path, the one that the parameter {@code api-version} names, or the newest. */
    private static Stream<Document> documents(String query) {
        String version = QueryParameters.parse(query).first("api-version").orElse("");
        List<Document> dated = Document.all().stream()
                .filter(document -> document.base().equals("/computervision"))
                .toList();
        Document meant = dated.stream()
                .filter(document -> document.name().equalsIgnoreCase(version))
                .findFirst()
                .orElse(dated.get(dated.size() - 1));
        return Document.all().stream().filter(document -> !dated.contains(document) || document == meant);
    }

    private static List<String> faults(Operation operation, Answer answer) {
        Optional<JsonNode> documented = operation.response(answer.status());
        if (documented.isEmpty()) {
            return List.of("its status");
        }
        String type = mediaType(answer);
        boolean hasBody = documented.get().has("content");
        if (hasBody && !documented.get().path("content").has(type)) {
            return List.of("its type " + type);
        }
        List<String> faults = new ArrayList<>();
        documented.get().path("headers").propertyStream().forEach(header -> {
            JsonNode node = operation.document().followed(header.getValue());
            Optional.ofNullable(answer.headers().get(header.getKey().toLowerCase(Locale.ROOT)))
                    .ifPresentOrElse(value -> faults.addAll(headerFaults(operation, header.getValue(), value)), () -> {
                        if (node.path("required").asBoolean()) {
                            faults.add("no header " + header.getKey());
                        }
                    });
        });
        Set<String> known = new java.util.HashSet<>(UNDOCUMENTED_HEADERS);
        documented.get().path("headers").propertyNames().forEach(name -> known.add(name.toLowerCase(Locale.ROOT)));
        answer.headers().keySet().stream()
                .filter(name -> !known.contains(name) && !name.startsWith("access-control-"))
                .forEach(name -> faults.add("the header " + name));
        if (hasBody) {
            faults.addAll(bodyFaults(operation.document(), operation.schemaPointer(answer.status(), type), answer));
        } else if (answer.body().length > 0 || !type.isEmpty()) {
            faults.add("a body");
        }
        return faults;
    }

    private static List<String> headerFaults(Operation operation, JsonNode header, String value) {
        return operation.document().faults(header.path("$ref").asString() + "/schema", StringNode.valueOf(value));
    }

    private static List<String> bodyFaults(Document document, String schemaPointer, Answer answer) {
        String type = mediaType(answer);
        if (type.startsWith("image/")) {
            return answer.body().length > 0 ? List.of() : List.of("no bytes");
        }
        String text = new String(answer.body(), StandardCharsets.UTF_8);
        try {
            JsonNode body = type.equals("application/json") ? JSON.readTree(text) : StringNode.valueOf(text);
            return document.faults(schemaPointer, body);
        } catch (JacksonException broken) {
            return List.of("no JSON");
        }
    }

    /** What isn't documented is answered by the gateway, with its error in the gateway's own form. */
    private static List<String> undocumented(Answer answer) {
        if (!GATEWAY_STATUSES.contains(answer.status())) {
            return List.of("a route that no document has");
        }
        List<String> faults =
                new ArrayList<>(bodyFaults(Document.named("server"), "#/components/schemas/GatewayError", answer));
        if (!"application/json".equals(answer.headers().get("content-type"))) {
            faults.add("its type");
        }
        if (faults.isEmpty()
                && !JSON.readTree(answer.body())
                        .at("/error/code")
                        .asString()
                        .equals(Integer.toString(answer.status()))) {
            faults.add("its code");
        }
        return faults;
    }

    private static String mediaType(Answer answer) {
        return answer.headers().getOrDefault("content-type", "").split(";")[0].strip();
    }
}
