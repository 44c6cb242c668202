package io.osprey.server.account;

/**
 * The keys of a new resource, 32 lower-case hex digits each. They can't be had again.
 *
 * @param name of the resource
 */
public record NewKeys(String name, String key1, String key2) {
    /** Leaves the keys out. */
    @Override
    public String toString() {
        return "NewKeys[name=" + name + "]";
    }
}
