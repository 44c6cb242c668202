package io.osprey.server.account;

import java.time.YearMonth;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How many calls each resource made in each calendar month (UTC), in the database. Thread-safe. */
public final class UsageStore {
    private final JdbcClient database;

    public UsageStore(JdbcClient database) {
        this.database = database;
    }

    /** Calls in a month. */
    public record Usage(YearMonth month, long calls) {}

    /** Calls of a resource in a month. */
    public long calls(long resourceId, YearMonth month) {
        return database.sql("select calls from resource_usage where resource_id = ? and period = ?")
                .params(resourceId, month.toString())
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /** All months of a resource in which it made calls, the latest first. */
    public List<Usage> months(long resourceId) {
        return database.sql("select period, calls from resource_usage where resource_id = ? order by period desc")
                .param(resourceId)
                .query((row, number) -> new Usage(YearMonth.parse(row.getString(1)), row.getLong(2)))
                .list();
    }

    /** Adds calls to a month. */
    public void add(long resourceId, YearMonth month, long calls) {
        if (raise(resourceId, month, calls)) {
            return;
        }
        try {
            database.sql("insert into resource_usage (resource_id, period, calls) values (?, ?, ?)")
                    .params(resourceId, month.toString(), calls)
                    .update();
        } catch (DuplicateKeyException anotherServerWasFaster) {
            raise(resourceId, month, calls);
        }
    }

    private boolean raise(long resourceId, YearMonth month, long calls) {
        return database.sql("update resource_usage set calls = calls + ? where resource_id = ? and period = ?")
                        .params(calls, resourceId, month.toString())
                        .update()
                == 1;
    }

    /**
     * Counts one call unless there were as many as allowed, in one statement that servers can't get between. PostgreSQL
     * only.
     *
     * @param callsPerMonth above 0
     * @return whether it was counted
     */
    public boolean take(long resourceId, YearMonth month, long callsPerMonth) {
        return database.sql(
                                "insert into resource_usage as u (resource_id, period, calls) values (?, ?, 1)"
                                        + " on conflict (resource_id, period) do update set calls = u.calls + 1 where u.calls < ?")
                        .params(resourceId, month.toString(), callsPerMonth)
                        .update()
                == 1;
    }
}
