package io.osprey.server.custom;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The queue of jobs in the database. Thread-safe; several servers may share it: each job is one server's at a time. */
public final class JobStore {
    private static final int MOST_PROGRESS_CHARS = 64;

    /** A job is still the one that was taken: the same server, the same time. */
    private static final String OWN = " where id = ? and server = ? and attempts = ?";

    private final JdbcClient database;
    private final UUID server;

    /** @param server names this process */
    public JobStore(JdbcClient database, UUID server) {
        this.database = database;
        this.server = server;
    }

    /** What a job makes. */
    public enum Kind {
        TRAINING,
        EVALUATION
    }

    /**
     * A job that this process works on.
     *
     * @param subjectId of the model or evaluation
     * @param attempts how often it was begun, this time included
     */
    public record Job(long id, Kind kind, long subjectId, int attempts) {}

    /**
     * A job as owners see it.
     *
     * @param subject name of the model, or of model and evaluation
     * @param progress empty while it waits
     */
    public record Shown(Kind kind, long resourceId, String subject, Instant createdAt, Optional<String> progress) {}

    void enqueue(Kind kind, long subjectId, Instant now) {
        database.sql("insert into custom_job (kind, subject_id, created_at, attempts) values (?, ?, ?, 0)")
                .params(kind.name(), subjectId, Columns.time(now))
                .update();
    }

    /** Takes the oldest job that nobody works on. */
    Optional<Job> claim(Kind kind, Instant now, Instant aliveUntil) {
        while (true) {
            Optional<Job> oldest = database.sql("select id, subject_id, attempts from custom_job"
                            + " where kind = ? and (server is null or alive_until < ?) order by id limit 1")
                    .params(kind.name(), Columns.time(now))
                    .query((row, number) ->
                            new Job(row.getLong("id"), kind, row.getLong("subject_id"), row.getInt("attempts") + 1))
                    .optional();
            if (oldest.isEmpty() || take(oldest.get(), now, aliveUntil)) {
                return oldest;
            }
        }
    }

    private boolean take(Job job, Instant now, Instant aliveUntil) {
        return database.sql("update custom_job set server = ?, alive_until = ?, attempts = ?, progress = null"
                                + " where id = ? and (server is null or alive_until < ?)")
                        .params(
                                server.toString(),
                                Columns.time(aliveUntil),
                                job.attempts(),
                                job.id(),
                                Columns.time(now))
                        .update()
                == 1;
    }

    /** Gives a job back that this process does not end; it is as if it had not been begun. */
    void giveBack(Job job) {
        database.sql("update custom_job set server = null, alive_until = null, progress = null, attempts = ?" + OWN)
                .params(job.attempts() - 1, job.id(), server.toString(), job.attempts())
                .update();
    }

    /** Gives back the jobs of all servers: only for one that has the database for itself. */
    void giveBackAll() {
        database.sql("update custom_job set server = null, alive_until = null, progress = null")
                .update();
    }

    /** Removes a job; tells whether it was still this process's. */
    boolean end(Job job) {
        return database.sql("delete from custom_job" + OWN)
                        .params(job.id(), server.toString(), job.attempts())
                        .update()
                == 1;
    }

    /** Removes the job of a subject, whosever it is. */
    void remove(Kind kind, long subjectId) {
        database.sql("delete from custom_job where kind = ? and subject_id = ?")
                .params(kind.name(), subjectId)
                .update();
    }

    void progress(Job job, String text) {
        database.sql("update custom_job set progress = ?" + OWN)
                .params(
                        text.substring(0, Math.min(MOST_PROGRESS_CHARS, text.length())),
                        job.id(),
                        server.toString(),
                        job.attempts())
                .update();
    }

    /** Says that this process still works on a job. */
    void stayAlive(Job job, Instant until) {
        database.sql("update custom_job set alive_until = ?" + OWN)
                .params(Columns.time(until), job.id(), server.toString(), job.attempts())
                .update();
    }

    /** All jobs, in the order in which they are begun. */
    public List<Shown> all() {
        return database.sql("select j.kind, j.created_at, j.server, j.progress, m.resource_id, m.name as model,"
                        + " e.name as evaluation from custom_job j"
                        + " left join custom_evaluation e on j.kind = 'EVALUATION' and e.id = j.subject_id"
                        + " join custom_model m on m.id = case when j.kind = 'TRAINING' then j.subject_id else e.model_id end"
                        + " order by j.id")
                .query((row, number) -> shown(row))
                .list();
    }

    private static Shown shown(ResultSet row) throws SQLException {
        Kind kind = Kind.valueOf(row.getString("kind"));
        String model = row.getString("model");
        return new Shown(
                kind,
                row.getLong("resource_id"),
                kind == Kind.TRAINING ? model : model + "/" + row.getString("evaluation"),
                Columns.instant(row, "created_at"),
                row.getString("server") == null
                        ? Optional.empty()
                        : Optional.of(
                                Optional.ofNullable(row.getString("progress")).orElse("begun")));
    }
}
