package io.osprey.server.admin;

import io.osprey.server.account.KeyDesk;
import io.osprey.server.account.NewKeys;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The JSON of the admin endpoint, both ways (docs/keys.md). Times are ISO 8601, UTC. */
final class AdminWire {
    private AdminWire() {}

    record Resources(List<Resource> resources) {}

    /** @param callsPerMonth null when there is no quota */
    record Resource(
            String name, String tier, String createdAt, List<Key> keys, String month, long calls, Long callsPerMonth) {}

    record Key(String name, String madeAt) {}

    record Made(String name, String key1, String key2) {}

    record Rotated(String name, String key, String value) {}

    record Usage(String name, List<Month> months) {}

    record Month(String month, long calls) {}

    static Resources of(List<KeyDesk.Entry> entries) {
        return new Resources(entries.stream()
                .map(entry -> new Resource(
                        entry.name(),
                        entry.tier(),
                        entry.createdAt().toString(),
                        entry.keys().stream()
                                .map(key -> new Key(key.name(), key.madeAt().toString()))
                                .toList(),
                        entry.month(),
                        entry.calls(),
                        entry.callsPerMonth() == 0 ? null : entry.callsPerMonth()))
                .toList());
    }

    static Made of(NewKeys made) {
        return new Made(made.name(), made.key1(), made.key2());
    }

    static Usage of(String name, List<KeyDesk.MonthEntry> months) {
        return new Usage(
                name,
                months.stream()
                        .map(month -> new Month(month.month(), month.calls()))
                        .toList());
    }

    static List<KeyDesk.Entry> entries(JsonNode json) {
        List<KeyDesk.Entry> entries = new ArrayList<>();
        for (JsonNode resource : json.path("resources")) {
            List<KeyDesk.KeyEntry> keys = new ArrayList<>();
            for (JsonNode key : resource.path("keys")) {
                keys.add(new KeyDesk.KeyEntry(text(key, "name"), Instant.parse(text(key, "madeAt"))));
            }
            entries.add(new KeyDesk.Entry(
                    text(resource, "name"),
                    text(resource, "tier"),
                    Instant.parse(text(resource, "createdAt")),
                    keys,
                    text(resource, "month"),
                    resource.path("calls").asLong(),
                    resource.path("callsPerMonth").asLong(0)));
        }
        return entries;
    }

    static NewKeys made(JsonNode json) {
        return new NewKeys(text(json, "name"), text(json, "key1"), text(json, "key2"));
    }

    static List<KeyDesk.MonthEntry> months(JsonNode json) {
        List<KeyDesk.MonthEntry> months = new ArrayList<>();
        for (JsonNode month : json.path("months")) {
            months.add(new KeyDesk.MonthEntry(
                    text(month, "month"), month.path("calls").asLong()));
        }
        return months;
    }

    static String text(JsonNode json, String name) {
        return json.path(name).asString("");
    }
}
