package io.osprey.server.custom;

import io.osprey.engine.custom.Performance;
import io.osprey.server.custom.JobStore.Job;
import io.osprey.server.custom.ModelEntry.Order;
import io.osprey.server.custom.ModelEntry.Status;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Custom models in the database, together with their place in the queue. Thread-safe; several servers may share it. */
public final class ModelStore {
    private static final String COLUMNS = "id, resource_id, name, model_kind, training_dataset, time_budget_hours,"
            + " test_dataset, status, training_minutes, error, performance, created_at, updated_at";

    private final JdbcClient database;
    private final TransactionOperations transactions;
    private final JobStore jobs;
    private final Clock clock;

    public ModelStore(JdbcClient database, TransactionOperations transactions, JobStore jobs, Clock clock) {
        this.database = database;
        this.transactions = transactions;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** Writes a model down that is to be trained; empty when the resource has one of that name. */
    public Optional<ModelEntry> create(long resourceId, String name, Order order) {
        var now = clock.instant();
        try {
            return transactions.execute(status -> {
                database.sql("insert into custom_model (resource_id, name, model_kind, training_dataset,"
                                + " time_budget_hours, test_dataset, status, created_at, updated_at)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                        .params(
                                resourceId,
                                name,
                                order.kind(),
                                order.dataset(),
                                order.budgetHours(),
                                order.testDataset().orElse(null),
                                Status.NOT_STARTED.name(),
                                Columns.time(now),
                                Columns.time(now))
                        .update();
                // Read before anybody can begin it.
                ModelEntry made = find(resourceId, name).orElseThrow();
                jobs.enqueue(JobStore.Kind.TRAINING, made.id(), now);
                return Optional.of(made);
            });
        } catch (DuplicateKeyException there) {
            return Optional.empty();
        }
    }

    /** The model of a name. */
    public Optional<ModelEntry> find(long resourceId, String name) {
        return database.sql("select " + COLUMNS + " from custom_model where resource_id = ? and name = ?")
                .params(resourceId, name)
                .query((row, number) -> model(row))
                .optional();
    }

    Optional<ModelEntry> find(long id) {
        return database.sql("select " + COLUMNS + " from custom_model where id = ?")
                .params(id)
                .query((row, number) -> model(row))
                .optional();
    }

    /** Models of a resource. */
    public Page<ModelEntry> list(long resourceId, int skip, int top) {
        return Page.of(
                database.sql("select " + COLUMNS
                                + " from custom_model where resource_id = ? order by id limit ? offset ?")
                        .params(resourceId, top + 1, skip)
                        .query((row, number) -> model(row))
                        .list(),
                top);
    }

    /** Removes a model that has ended, with its evaluations; tells whether there was one. */
    public boolean delete(ModelEntry model) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            database.sql("delete from custom_job where kind = 'EVALUATION' and subject_id in"
                            + " (select id from custom_evaluation where model_id = ?)")
                    .params(model.id())
                    .update();
            return database.sql("delete from custom_model where id = ?"
                                    + " and status in ('SUCCEEDED', 'FAILED', 'CANCELLED')")
                            .params(model.id())
                            .update()
                    == 1;
        }));
    }

    /**
     * Ends the training of a model: at once if it waits, in a moment if it runs.
     *
     * @return whether it waited or ran
     */
    public boolean cancel(ModelEntry model) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            if (become(model.id(), Status.CANCELLED, "status = 'NOT_STARTED'")) {
                jobs.remove(JobStore.Kind.TRAINING, model.id());
                return true;
            }
            return become(model.id(), Status.CANCELLING, "status in ('TRAINING', 'CANCELLING')");
        }));
    }

    /** Says that a model is being trained; tells whether that is still wanted. */
    boolean begin(long id) {
        return become(id, Status.TRAINING, "status in ('NOT_STARTED', 'TRAINING')");
    }

    /** Puts right what a process has left behind: what it trained waits again, what it was cancelling is cancelled. */
    void recover() {
        String abandoned = " and id in (select subject_id from custom_job where kind = 'TRAINING'"
                + " and (server is null or alive_until < ?))";
        var now = Columns.time(clock.instant());
        transactions.executeWithoutResult(status -> {
            database.sql("update custom_model set status = 'NOT_STARTED', updated_at = ? where status = 'TRAINING'"
                            + abandoned)
                    .params(now, now)
                    .update();
            database.sql("update custom_model set status = 'CANCELLED', updated_at = ? where status = 'CANCELLING'"
                            + abandoned)
                    .params(now, now)
                    .update();
            database.sql("delete from custom_job where kind = 'TRAINING'"
                            + " and subject_id in (select id from custom_model where status = 'CANCELLED')")
                    .update();
        });
    }

    /** Whether a model that is being trained is no longer wanted. */
    boolean isUnwanted(long id) {
        return database.sql("select count(*) from custom_model where id = ? and status = 'TRAINING'")
                        .params(id)
                        .query(Integer.class)
                        .single()
                == 0;
    }

    /** Writes down a trained model, unless it was cancelled meanwhile or another server works on it. */
    void succeed(Job job, String file, Performance performance, int minutes) {
        end(job, () -> {
            int done = database.sql("update custom_model set status = 'SUCCEEDED', model_file = ?, performance = ?,"
                            + " training_minutes = ?, updated_at = ? where id = ? and status = 'TRAINING'")
                    .params(file, Columns.json(performance), minutes, Columns.time(clock.instant()), job.subjectId())
                    .update();
            if (done == 0) {
                become(job.subjectId(), Status.CANCELLED, "status = 'CANCELLING'");
            }
        });
    }

    /** Writes down why a model was not trained. */
    void fail(Job job, JobFailure failure) {
        end(job, () -> {
            int done = database.sql("update custom_model set status = 'FAILED', error = ?, updated_at = ?"
                            + " where id = ? and status in ('NOT_STARTED', 'TRAINING')")
                    .params(Columns.json(failure), Columns.time(clock.instant()), job.subjectId())
                    .update();
            if (done == 0) {
                become(job.subjectId(), Status.CANCELLED, "status = 'CANCELLING'");
            }
        });
    }

    /** Writes down that a model is not trained any more. */
    void cancelled(Job job) {
        end(job, () -> become(job.subjectId(), Status.CANCELLED, "status = 'CANCELLING'"));
    }

    private void end(Job job, Runnable change) {
        transactions.executeWithoutResult(status -> {
            if (jobs.end(job)) {
                change.run();
            }
        });
    }

    private boolean become(long id, Status next, String condition) {
        return database.sql("update custom_model set status = ?, updated_at = ? where id = ? and " + condition)
                        .params(next.name(), Columns.time(clock.instant()), id)
                        .update()
                == 1;
    }

    /** The id of a trained model, by which it is told from a later one of its name. */
    Optional<Long> trainedId(long resourceId, String name) {
        return database.sql("select id from custom_model where resource_id = ? and name = ? and status = 'SUCCEEDED'")
                .params(resourceId, name)
                .query(Long.class)
                .optional();
    }

    /** The file of a trained model. */
    Optional<String> file(long resourceId, String name) {
        return database.sql("select model_file from custom_model"
                        + " where resource_id = ? and name = ? and status = 'SUCCEEDED'")
                .params(resourceId, name)
                .query(String.class)
                .optional();
    }

    private static ModelEntry model(ResultSet row) throws SQLException {
        int minutes = row.getInt("training_minutes");
        Optional<Integer> trainingMinutes = row.wasNull() ? Optional.empty() : Optional.of(minutes);
        return new ModelEntry(
                row.getLong("id"),
                row.getLong("resource_id"),
                row.getString("name"),
                new Order(
                        row.getString("model_kind"),
                        row.getString("training_dataset"),
                        row.getInt("time_budget_hours"),
                        Optional.ofNullable(row.getString("test_dataset"))),
                Status.valueOf(row.getString("status")),
                trainingMinutes,
                Columns.fromJson(row, "error", JobFailure.class),
                Columns.fromJson(row, "performance", Performance.class),
                Columns.instant(row, "created_at"),
                Columns.instant(row, "updated_at"));
    }
}
