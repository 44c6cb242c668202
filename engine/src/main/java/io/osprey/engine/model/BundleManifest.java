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

    /**
     * One network.
     *
     * @param role what it is for, such as {@code shared} or {@code read-detect}
     * @param file its ONNX file, relative to {@code bundle.json}; null when {@code resource} is given
     * @param resource absolute name of a class path resource that holds the ONNX file; null when {@code file} is given
     * @param sha256 of the ONNX file, 64 hexadecimal digits
     * @param card its card, a JSON file relative to {@code bundle.json}; null when it has none
     */
    record Entry(String role, String file, String resource, String sha256, String card) {
        private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

        /** The name to show to people. */
        String location() {
            return file == null ? "classpath:" + resource : file;
        }

        private void requireComplete() {
            if (role == null || role.isBlank()) {
                throw new ModelException("bundle.json has a model without a role");
            }
            if ((file == null) == (resource == null)) {
                throw new ModelException("model '" + role + "' in bundle.json needs either a file or a resource");
            }
            if (sha256 == null || !SHA256.matcher(sha256).matches()) {
                throw new ModelException(
                        "model '" + role + "' (" + location() + ") has no valid sha256 in bundle.json");
            }
        }
    }

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
