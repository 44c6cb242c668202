package io.osprey.server.openapi;

import io.osprey.server.wire.WireJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The OpenAPI documents of this server, one for each API version and one for the rest. Made on first demand. Thread-safe. */
@Component
final class OpenApiDocuments {
    private static final List<String> DESCRIPTIONS = List.of("vision.yaml", "image-analysis.yaml", "server.yaml");

    /** @param url where it is served */
    record Entry(String name, String title, String url) {}

    private record Document(Entry entry, byte[] json) {}

    private Map<String, Document> documents;

    /** What there is, API versions in their order. */
    List<Entry> entries() {
        return documents().values().stream().map(Document::entry).toList();
    }

    /**
     * A document as JSON.
     *
     * @param name of an entry, in any letter case
     * @return empty when there is none of that name
     */
    Optional<byte[]> json(String name) {
        return documents().values().stream()
                .filter(document -> document.entry().name().equalsIgnoreCase(name))
                .map(Document::json)
                .findFirst();
    }

    private synchronized Map<String, Document> documents() {
        if (documents == null) {
            Map<String, Document> made = new LinkedHashMap<>();
            for (String resource : DESCRIPTIONS) {
                Description description = Description.read(resource);
                description.versions().forEach(name -> made.put(name, document(name, description.document(name))));
            }
            documents = made;
        }
        return documents;
    }

    private static Document document(String name, Map<String, Object> document) {
        String title = (String) ((Map<?, ?>) document.get("info")).get("title");
        return new Document(new Entry(name, title, "/openapi/" + name + ".json"), WireJson.write(document));
    }
}
