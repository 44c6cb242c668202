package io.osprey.engine.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The content of {@code bundle.json}.
 *
 * @param version of the whole bundle, such as {@code 2026-11-21}
 * @param models one entry for each role
 */
record BundleManifest(String version, List<Entry> models) {
    BundleManifest {
        models = models == null ? List.of() : List.copyOf(models);
    }

    /** A file of the bundle and its checksum. */
    interface Asset {
        Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

        /** Its name, relative to {@code bundle.json}; null when {@link #resource} is given. */
        String file();

        /** Absolute name of the class path resource that holds it; null when {@link #file} is given. */
        String resource();

        /** SHA-256 of its bytes, 64 hexadecimal digits. */
        String sha256();

        /** The name to show to people. */
        default String location() {
            return file() == null ? "classpath:" + resource() : file();
        }

        /** @throws ModelException when it can't be found or verified with what is given */
        default void requireComplete(String name) {
            if ((file() == null) == (resource() == null)) {
                throw new ModelException(name + " in bundle.json needs either a file or a resource");
            }
            if (sha256() == null || !SHA256.matcher(sha256()).matches()) {
                throw new ModelException(name + " (" + location() + ") has no valid sha256 in bundle.json");
            }
        }
    }

    /**
     * One network.
     *
     * @param role what it is for, such as {@code shared} or {@code read-detect}
     * @param card its card, a JSON file relative to {@code bundle.json}; null when it has none
     * @param attachments further files that it needs, such as a vocabulary
     */
    record Entry(String role, String file, String resource, String sha256, String card, List<Attachment> attachments)
            implements Asset {
        Entry {
            attachments = attachments == null ? List.of() : List.copyOf(attachments);
        }

        private void requireComplete() {
            if (role == null || role.isBlank()) {
                throw new ModelException("bundle.json has a model without a role");
            }
            requireComplete("model '" + role + "'");
            for (Attachment attachment : attachments) {
                attachment.requireComplete("attachment '" + attachment.name() + "' of model '" + role + "'");
            }
        }
    }

    /**
     * A further file of a network.
     *
     * @param name by which it is asked for
     */
    record Attachment(String name, String file, String resource, String sha256) implements Asset {}

    /**
     * The entries by role, in the order of the file.
     *
     * @throws ModelException when an entry is incomplete or a role is named twice
     */
    Map<String, Entry> byRole() {
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (Entry entry : models) {
            entry.requireComplete();
            if (entries.put(entry.role(), entry) != null) {
                throw new ModelException("model '" + entry.role() + "' is named twice in bundle.json");
            }
        }
        return entries;
    }
}
