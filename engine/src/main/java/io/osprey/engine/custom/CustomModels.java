package io.osprey.engine.custom;

import io.osprey.engine.custom.CustomModelException.Reason;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Custom models, loaded on demand and kept until they are idle for a while; one that is replaced or deleted is noticed at the next
 * question. Thread-safe.
 */
public final class CustomModels {
    /** There are none. */
    public static final CustomModels NONE = new CustomModels(new NoSource(), InstantSource.system(), Duration.ZERO);

    private static final int SHOWN_DIGITS = 8;
    private static final Duration KEPT_IDLE = Duration.ofMinutes(10);

    private final CustomModelSource source;
    private final InstantSource clock;
    private final Duration keptIdle;
    private final Map<String, Loaded> loaded = new ConcurrentHashMap<>();

    private record Loaded(Object version, CustomModel model, Instant used) {}

    /** @param keptIdle how long a model is kept that nobody asks */
    public CustomModels(CustomModelSource source, InstantSource clock, Duration keptIdle) {
        this.source = source;
        this.clock = clock;
        this.keptIdle = keptIdle;
    }

    /** @param directory of the models' files; need not exist */
    public static CustomModels in(Path directory) {
        return new CustomModels(new CustomModelStore(directory), InstantSource.system(), KEPT_IDLE);
    }

    /**
     * A model.
     *
     * @param network SHA-256 of the shared network that looks at pictures
     * @throws CustomModelException when there is none of this name, its file is damaged, or it needs another shared network
     */
    public CustomModel get(String name, String network) {
        evictIdle();
        Object version;
        try {
            version = source.version(name);
        } catch (CustomModelException e) {
            loaded.remove(name);
            throw e;
        }
        Loaded known = loaded.get(name);
        CustomModel model = known != null && known.version().equals(version) ? known.model() : source.load(name);
        loaded.put(name, new Loaded(version, model, clock.instant()));
        return fitting(name, model, network);
    }

    /** Forgets the models that nobody has asked for long. Done with each question too. */
    public void evictIdle() {
        Instant usedAfter = clock.instant().minus(keptIdle);
        loaded.values().removeIf(model -> model.used().isBefore(usedAfter));
    }

    /** How many are in memory. */
    public int loaded() {
        return loaded.size();
    }

    private static CustomModel fitting(String name, CustomModel model, String network) {
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

    private record NoSource() implements CustomModelSource {
        @Override
        public Object version(String name) {
            throw new CustomModelException(Reason.NOT_FOUND, "there is no custom model '" + name + "'");
        }

        @Override
        public CustomModel load(String name) {
            throw new CustomModelException(Reason.NOT_FOUND, "there is no custom model '" + name + "'");
        }
    }
}
