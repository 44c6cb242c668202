package io.osprey.server.account;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Resources and the hashes of their keys in the database. Every change raises {@link #version}. Thread-safe. */
public final class ResourceStore {
    private static final int KEY_BYTES = 16;

    private final JdbcClient database;
    private final TransactionOperations transactions;
    private final Clock clock;
    private final SecureRandom random;

    public ResourceStore(JdbcClient database, TransactionOperations transactions, Clock clock, SecureRandom random) {
        this.database = database;
        this.transactions = transactions;
        this.clock = clock;
        this.random = random;
    }

    /** How often anything was changed; cheap to ask. */
    public long version() {
        return database.sql("select version from resource_change where id = 1")
                .query(Long.class)
                .single();
    }

    /** All resources, by name. */
    public List<Resource> all() {
        return read("", Map.of());
    }

    /** The resource of a name. */
    public Optional<Resource> named(String name) {
        return read("where r.name = :name", Map.of("name", name)).stream().findFirst();
    }

    private List<Resource> read(String where, Map<String, ?> parameters) {
        Map<Long, Resource> resources = new LinkedHashMap<>();
        database.sql("select r.id, r.name, r.tier, r.created_at, k.slot, k.hash, k.made_at from resource r"
                        + " left join resource_key k on k.resource_id = r.id " + where + " order by r.name, k.slot")
                .params(parameters)
                .query((ResultSet row) -> {
                    Resource one = resource(row);
                    resources.merge(one.id(), one, ResourceStore::withKeysOf);
                });
        return List.copyOf(resources.values());
    }

    private static Resource resource(ResultSet row) throws SQLException {
        List<Resource.Key> keys = row.getString("hash") == null
                ? List.of()
                : List.of(new Resource.Key(
                        KeySlot.of(row.getInt("slot")), row.getString("hash"), instant(row, "made_at")));
        return new Resource(
                row.getLong("id"), row.getString("name"), row.getString("tier"), instant(row, "created_at"), keys);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static Resource withKeysOf(Resource one, Resource other) {
        List<Resource.Key> keys = new ArrayList<>(one.keys());
        keys.addAll(other.keys());
        return new Resource(one.id(), one.name(), one.tier(), one.createdAt(), keys);
    }

    /**
     * Makes a resource with two keys.
     *
     * @return empty when there is one of that name
     */
    public Optional<NewKeys> create(String name, String tier) {
        NewKeys made = new NewKeys(name, newKey(), newKey());
        try {
            transactions.executeWithoutResult(status -> {
                changed();
                insert(name, tier);
                long id = idOf(name);
                insert(id, KeySlot.KEY1, made.key1());
                insert(id, KeySlot.KEY2, made.key2());
            });
            return Optional.of(made);
        } catch (DuplicateKeyException there) {
            return Optional.empty();
        }
    }

    /** Makes a resource without keys of its own, or gives the one of that name the tier. */
    public void provide(String name, String tier) {
        if (named(name).filter(resource -> resource.tier().equals(tier)).isPresent() || setTier(name, tier)) {
            return;
        }
        try {
            transactions.executeWithoutResult(status -> {
                changed();
                insert(name, tier);
            });
        } catch (DuplicateKeyException anotherServerWasFaster) {
            setTier(name, tier);
        }
    }

    /**
     * Makes a key anew; the old one is good no longer.
     *
     * @return the key, 32 lower-case hex digits; it can't be had again
     */
    public String rotate(Resource resource, KeySlot slot) {
        String key = newKey();
        transactions.executeWithoutResult(status -> {
            changed();
            delete(resource, slot);
            insert(resource.id(), slot, key);
        });
        return key;
    }

    /** Ends keys. */
    public void revoke(Resource resource, Set<KeySlot> slots) {
        transactions.executeWithoutResult(status -> {
            changed();
            slots.forEach(slot -> delete(resource, slot));
        });
    }

    /** Gives a resource a tier. Tells whether there is one of that name. */
    public boolean setTier(String name, String tier) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            changed();
            return database.sql("update resource set tier = ? where name = ?")
                            .params(tier, name)
                            .update()
                    == 1;
        }));
    }

    /** Raises the version; holds changes of other servers off until this one is written. */
    private void changed() {
        database.sql("update resource_change set version = version + 1 where id = 1")
                .update();
    }

    private void insert(String name, String tier) {
        database.sql("insert into resource (name, tier, created_at) values (?, ?, ?)")
                .params(name, tier, now())
                .update();
    }

    private long idOf(String name) {
        return database.sql("select id from resource where name = ?")
                .param(name)
                .query(Long.class)
                .single();
    }

    private void insert(long resourceId, KeySlot slot, String key) {
        database.sql("insert into resource_key (resource_id, slot, hash, made_at) values (?, ?, ?, ?)")
                .params(resourceId, slot.number(), KeyHash.of(key), now())
                .update();
    }

    private void delete(Resource resource, KeySlot slot) {
        database.sql("delete from resource_key where resource_id = ? and slot = ?")
                .params(resource.id(), slot.number())
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC);
    }

    private String newKey() {
        byte[] bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
