package io.osprey.engine.custom;

import io.osprey.engine.custom.CustomModelException.Reason;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The custom models of one directory, loaded on demand and kept; one that is replaced or deleted on disk is noticed at the next
 * question. Thread-safe.
 */
public final class CustomModels {
    /** There are none. */
    public static final CustomModels NONE = new CustomModels(Optional.empty(), "");

    private static final int SHOWN_DIGITS = 8;

    private final Optional<CustomModelStore> store;
    private final String network;
    private final Map<String, Loaded> loaded = new ConcurrentHashMap<>();

    private record Loaded(FileTime written, CustomModel model) {}

    private CustomModels(Optional<CustomModelStore> store, String network) {
        this.store = store;
        this.network = network;
    }

    /**
     * @param directory of the models' files; need not exist
     * @param network SHA-256 of the shared network that looks at pictures
     */
    public static CustomModels in(Path directory, String network) {
        return new CustomModels(Optional.of(new CustomModelStore(directory)), network);
    }

    /**
     * A model.
     *
     * @throws CustomModelException when there is none of this name, its file is damaged, or it needs another shared network
     */
    public CustomModel get(String name) {
        CustomModelStore models = store.orElseThrow(
                () -> new CustomModelException(Reason.NOT_FOUND, "there is no custom model '" + name + "'"));
        FileTime written;
        try {
            written = models.written(name);
        } catch (CustomModelException e) {
            loaded.remove(name);
            throw e;
        }
        Loaded known = loaded.get(name);
        if (known == null || !known.written().equals(written)) {
            known = new Loaded(written, fitting(name, models.load(name)));
            loaded.put(name, known);
        }
        return known.model();
    }

    private CustomModel fitting(String name, CustomModel model) {
        CustomCard.NeededModels needed = model.card().models();
        if (!needed.network().equals(network)) {
            throw new CustomModelException(
                    Reason.OTHER_NETWORK,
                    "the custom model '" + name + "' was trained with the models " + needed.version() + " (network "
                            + shortened(needed.network()) + ") and can't be used with the network "
                            + shortened(network) + ": train it again");
        }
        return model;
    }

    private static String shortened(String sha256) {
        return sha256.substring(0, Math.min(SHOWN_DIGITS, sha256.length()));
    }
}
