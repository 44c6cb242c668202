package io.osprey.server.job;

import io.osprey.server.job.Operation.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Operations in the database. Thread-safe; several servers may share it. */
public final class OperationStore {
    private final JdbcClient database;
    private final UUID server;

    /** @param server names this process */
    public OperationStore(JdbcClient database, UUID server) {
        this.database = database;
        this.server = server;
    }

    /** Writes a new operation down. */
    void create(UUID id, String kind, long resourceId, Instant now, Instant aliveUntil) {
        database.sql("insert into operation"
                        + " (id, kind, resource_id, state, created_at, updated_at, server, alive_until)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        id.toString(),
                        kind,
                        resourceId,
                        State.NOT_STARTED.name(),
                        time(now),
                        time(now),
                        server.toString(),
                        time(aliveUntil))
                .update();
    }

    /** Says how far an operation has come, unless it has ended. */
    void update(UUID id, State state, Optional<String> result, Instant now) {
        database.sql("update operation set state = ?, result = ?, updated_at = ?"
                        + " where id = ? and state in ('NOT_STARTED', 'RUNNING')")
                .params(state.name(), result.orElse(null), time(now), id.toString())
                .update();
    }

    /** Forgets an operation. */
    void remove(UUID id) {
        database.sql("delete from operation where id = ?").params(id.toString()).update();
    }

    /** The operation of a kind that a resource began. */
    Optional<Operation> find(UUID id, String kind, long resourceId) {
        return database.sql("select * from operation where id = ? and kind = ? and resource_id = ?")
                .params(id.toString(), kind, resourceId)
                .query((row, number) -> operation(row))
                .optional();
    }

    /** Says that this process still works on what it has begun. */
    void stayAlive(Instant until) {
        database.sql("update operation set alive_until = ? where server = ? and state in ('NOT_STARTED', 'RUNNING')")
                .params(time(until), server.toString())
                .update();
    }

    /**
     * Ends what nobody works on any more.
     *
     * @param before operations that weren't said to be alive until then
     * @param result JSON: why
     * @return how many there were
     */
    int failAbandoned(Instant before, String result, Instant now) {
        return database.sql("update operation set state = 'FAILED', result = ?, updated_at = ?"
                        + " where alive_until < ? and state in ('NOT_STARTED', 'RUNNING')")
                .params(result, time(now), time(before))
                .update();
    }

    /** Removes operations that are older. */
    void removeBefore(Instant created) {
        database.sql("delete from operation where created_at < ?")
                .params(time(created))
                .update();
    }

    private static Operation operation(ResultSet row) throws SQLException {
        return new Operation(
                UUID.fromString(row.getString("id")),
                row.getString("kind"),
                row.getLong("resource_id"),
                State.valueOf(row.getString("state")),
                instant(row, "created_at"),
                instant(row, "updated_at"),
                Optional.ofNullable(row.getString("result")));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }
}
