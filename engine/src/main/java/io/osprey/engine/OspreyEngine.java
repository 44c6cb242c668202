package io.osprey.engine;

import io.osprey.engine.custom.CustomCard;
import io.osprey.engine.custom.CustomModel;
import io.osprey.engine.custom.CustomModels;
import io.osprey.engine.custom.CustomResult;
import io.osprey.engine.custom.PictureLooker;
import io.osprey.engine.picture.Picture;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** Asks each wanted feature's reader. Closing waits for the requests under way. */
final class OspreyEngine implements Engine {
    private final String modelVersion;
    private final Map<Feature, FeatureReader<?>> readers;
    private final CustomModels customModels;
    private final PictureLooker looker;
    private final BiFunction<Picture, AnalysisRequest, Perception> perceptions;
    private final Runnable closer;
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private boolean closed;

    /**
     * @param readers one for each feature that can be asked for
     * @param perceptions makes the perception of one request
     * @param closer frees the networks
     */
    OspreyEngine(
            String modelVersion,
            Map<Feature, FeatureReader<?>> readers,
            CustomModels customModels,
            PictureLooker looker,
            BiFunction<Picture, AnalysisRequest, Perception> perceptions,
            Runnable closer) {
        this.modelVersion = modelVersion;
        this.readers = Map.copyOf(readers);
        this.customModels = customModels;
        this.looker = looker;
        this.perceptions = perceptions;
        this.closer = closer;
    }

    @Override
    public Analysis analyze(Picture picture, AnalysisRequest request) {
        return whileOpen(() -> {
            Perception perception = perceptions.apply(picture, request);
            Map<Feature, FeatureResult> results = new EnumMap<>(Feature.class);
            for (Feature feature : request.features()) {
                RequestPerception.requireWanted();
                results.put(feature, reader(feature).read(perception, request));
            }
            Optional<CustomResult> custom =
                    request.customModel().map(name -> customModel(name).read(perception));
            return new Analysis(picture.info(), modelVersion, results, custom);
        });
    }

    private <T> T whileOpen(Supplier<T> work) {
        lock.readLock().lock();
        try {
            if (closed) {
                throw new IllegalStateException("the engine is closed");
            }
            return work.get();
        } finally {
            lock.readLock().unlock();
        }
    }

    private FeatureReader<?> reader(Feature feature) {
        FeatureReader<?> reader = readers.get(feature);
        if (reader == null) {
            throw new IllegalArgumentException("this engine can't answer " + feature);
        }
        return reader;
    }

    @Override
    public void requireCustomModel(String name) {
        customModel(name);
    }

    private CustomModel customModel(String name) {
        return customModels.get(name, looker.models().network());
    }

    /** Nothing is looked at when the engine is closed, and it is not closed while something is looked at. */
    @Override
    public PictureLooker looker() {
        return new PictureLooker() {
            @Override
            public CustomCard.NeededModels models() {
                return looker.models();
            }

            @Override
            public List<float[]> look(Picture picture, int views) {
                return whileOpen(() -> looker.look(picture, views));
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public String modelVersion() {
        return modelVersion;
    }

    @Override
    public void close() {
        lock.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                closer.run();
            }
        } finally {
            lock.writeLock().unlock();
        }
    }
}
