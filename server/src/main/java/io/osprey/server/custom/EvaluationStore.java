package io.osprey.server.custom;

import io.osprey.engine.custom.Performance;
import io.osprey.server.custom.EvaluationEntry.Status;
import io.osprey.server.custom.JobStore.Job;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Evaluations in the database, together with their place in the queue. Thread-safe; several servers may share it. */
public final class EvaluationStore {
    private final JdbcClient database;
    private final TransactionOperations transactions;
    private final JobStore jobs;
    private final Clock clock;

    public EvaluationStore(JdbcClient database, TransactionOperations transactions, JobStore jobs, Clock clock) {
        this.database = database;
        this.transactions = transactions;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** Writes an evaluation down that is to be made; empty when the model has one of that name. */
    public Optional<EvaluationEntry> create(long modelId, String name, String dataset) {
        var now = clock.instant();
        try {
            return transactions.execute(status -> {
                database.sql("insert into custom_evaluation (model_id, name, test_dataset, status, created_at,"
                                + " updated_at) values (?, ?, ?, ?, ?, ?)")
                        .params(modelId, name, dataset, Status.NOT_STARTED.name(), Columns.time(now), Columns.time(now))
                        .update();
                // Read before anybody can begin it.
                EvaluationEntry made = find(modelId, name).orElseThrow();
                jobs.enqueue(JobStore.Kind.EVALUATION, made.id(), now);
                return Optional.of(made);
            });
        } catch (DuplicateKeyException there) {
            return Optional.empty();
        }
    }

    /** The evaluation of a name. */
    public Optional<EvaluationEntry> find(long modelId, String name) {
        return database.sql("select * from custom_evaluation where model_id = ? and name = ?")
                .params(modelId, name)
                .query((row, number) -> evaluation(row))
                .optional();
    }

    Optional<EvaluationEntry> find(long id) {
        return database.sql("select * from custom_evaluation where id = ?")
                .params(id)
                .query((row, number) -> evaluation(row))
                .optional();
    }

    /** Evaluations of a model. */
    public Page<EvaluationEntry> list(long modelId, int skip, int top) {
        return Page.of(
                database.sql("select * from custom_evaluation where model_id = ? order by id limit ? offset ?")
                        .params(modelId, top + 1, skip)
                        .query((row, number) -> evaluation(row))
                        .list(),
                top);
    }

    /** Removes an evaluation that has ended; tells whether there was one. */
    public boolean delete(EvaluationEntry evaluation) {
        return database.sql("delete from custom_evaluation where id = ? and status in ('SUCCEEDED', 'FAILED')")
                        .params(evaluation.id())
                        .update()
                == 1;
    }

    /** Says that an evaluation is being made; tells whether it is still there. */
    boolean begin(long id) {
        return database.sql("update custom_evaluation set status = 'RUNNING', updated_at = ?"
                                + " where id = ? and status in ('NOT_STARTED', 'RUNNING')")
                        .params(Columns.time(clock.instant()), id)
                        .update()
                == 1;
    }

    boolean isThere(long id) {
        return database.sql("select count(*) from custom_evaluation where id = ?")
                        .params(id)
                        .query(Integer.class)
                        .single()
                == 1;
    }

    void succeed(Job job, Performance performance) {
        end(job, Status.SUCCEEDED, Optional.empty(), Optional.of(performance));
    }

    void fail(Job job, JobFailure failure) {
        end(job, Status.FAILED, Optional.of(failure), Optional.empty());
    }

    private void end(Job job, Status status, Optional<JobFailure> failure, Optional<Performance> performance) {
        transactions.executeWithoutResult(transaction -> {
            if (jobs.end(job)) {
                database.sql("update custom_evaluation set status = ?, error = ?, performance = ?, updated_at = ?"
                                + " where id = ?")
                        .params(
                                status.name(),
                                failure.map(Columns::json).orElse(null),
                                performance.map(Columns::json).orElse(null),
                                Columns.time(clock.instant()),
                                job.subjectId())
                        .update();
            }
        });
    }

    private static EvaluationEntry evaluation(ResultSet row) throws SQLException {
        return new EvaluationEntry(
                row.getLong("id"),
                row.getLong("model_id"),
                row.getString("name"),
                row.getString("test_dataset"),
                Status.valueOf(row.getString("status")),
                Columns.fromJson(row, "error", JobFailure.class),
                Columns.fromJson(row, "performance", Performance.class),
                Columns.instant(row, "created_at"),
                Columns.instant(row, "updated_at"));
    }
}
