package io.osprey.server.custom;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** Values as the tables hold them. */
final class Columns {
    private static final JsonMapper JSON = JsonMapper.shared();

    private Columns() {}

    static OffsetDateTime time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static String json(Object value) {
        return JSON.writeValueAsString(value);
    }

    static <T> Optional<T> fromJson(ResultSet row, String column, Class<T> type) throws SQLException {
        String text = row.getString(column);
        return text == null ? Optional.empty() : Optional.of(JSON.readValue(text, type));
    }
}
