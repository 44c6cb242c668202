package io.osprey.server.custom;

import io.osprey.engine.custom.BoxUnits;
import io.osprey.server.custom.Dataset.Authentication;
import io.osprey.server.custom.Dataset.Facts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Data sets in the database. Thread-safe; several servers may share it. */
public final class DatasetStore {
    private final JdbcClient database;
    private final Clock clock;
    private final Supplier<UUID> eTags;

    public DatasetStore(JdbcClient database, Clock clock, Supplier<UUID> eTags) {
        this.database = database;
        this.clock = clock;
        this.eTags = eTags;
    }

    /** What a caller says of a data set. */
    public record Given(
            Dataset.Kind kind, List<String> uris, Map<String, String> properties, Authentication authentication) {}

    /** Writes a data set down; empty when the resource has one of that name. */
    public Optional<Dataset> create(long resourceId, String name, Given given) {
        var now = Columns.time(clock.instant());
        try {
            database.sql("insert into custom_dataset (resource_id, name, annotation_kind, annotation_file_uris,"
                            + " custom_properties, authentication, sas_token, etag, created_at, updated_at)"
                            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                    .params(
                            resourceId,
                            name,
                            given.kind().name(),
                            Columns.json(given.uris()),
                            Columns.json(given.properties()),
                            given.authentication().scheme().name(),
                            given.authentication().sasToken().orElse(null),
                            eTags.get().toString(),
                            now,
                            now)
                    .update();
            return find(resourceId, name);
        } catch (DuplicateKeyException there) {
            return Optional.empty();
        }
    }

    /** The data set of a name. */
    public Optional<Dataset> find(long resourceId, String name) {
        return database.sql("select * from custom_dataset where resource_id = ? and name = ?")
                .params(resourceId, name)
                .query((row, number) -> dataset(row))
                .optional();
    }

    /** Data sets of a resource. */
    public Page<Dataset> list(long resourceId, int skip, int top) {
        return Page.of(
                database.sql("select * from custom_dataset where resource_id = ? order by id limit ? offset ?")
                        .params(resourceId, top + 1, skip)
                        .query((row, number) -> dataset(row))
                        .list(),
                top);
    }

    /**
     * Changes a data set, if it is still as the caller saw it. What was known of its files is forgotten.
     *
     * @param seen what the change was made from
     * @return empty when it has been changed or removed since
     */
    public Optional<Dataset> update(Dataset seen, Given given) {
        int changed = database.sql("update custom_dataset set annotation_kind = ?, annotation_file_uris = ?,"
                        + " custom_properties = ?, authentication = ?, sas_token = ?, box_units = null, images = null,"
                        + " categories = null, etag = ?, updated_at = ? where id = ? and etag = ?")
                .params(
                        given.kind().name(),
                        Columns.json(given.uris()),
                        Columns.json(given.properties()),
                        given.authentication().scheme().name(),
                        given.authentication().sasToken().orElse(null),
                        eTags.get().toString(),
                        Columns.time(clock.instant()),
                        seen.id(),
                        seen.eTag())
                .update();
        return changed == 1 ? find(seen.resourceId(), seen.name()) : Optional.empty();
    }

    /** Removes a data set, if it is still as the caller saw it; tells whether it was. */
    public boolean delete(Dataset seen) {
        return database.sql("delete from custom_dataset where id = ? and etag = ?")
                        .params(seen.id(), seen.eTag())
                        .update()
                == 1;
    }

    /** Writes down what was read, unless the data set has been changed since. */
    void learn(Dataset seen, Facts facts) {
        database.sql("update custom_dataset set box_units = ?, images = ?, categories = ? where id = ? and etag = ?")
                .params(facts.boxes().name(), facts.images(), facts.categories(), seen.id(), seen.eTag())
                .update();
    }

    @SuppressWarnings("unchecked")
    private static Dataset dataset(ResultSet row) throws SQLException {
        String units = row.getString("box_units");
        return new Dataset(
                row.getLong("id"),
                row.getLong("resource_id"),
                row.getString("name"),
                Dataset.Kind.valueOf(row.getString("annotation_kind")),
                Columns.fromJson(row, "annotation_file_uris", List.class).orElseThrow(),
                Columns.fromJson(row, "custom_properties", Map.class).orElseThrow(),
                new Authentication(
                        Authentication.Scheme.valueOf(row.getString("authentication")),
                        Optional.ofNullable(row.getString("sas_token"))),
                units == null
                        ? Optional.empty()
                        : Optional.of(
                                new Facts(BoxUnits.valueOf(units), row.getInt("images"), row.getInt("categories"))),
                row.getString("etag"),
                Columns.instant(row, "created_at"),
                Columns.instant(row, "updated_at"));
    }
}
