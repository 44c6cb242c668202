package io.osprey.cli;

import io.osprey.cli.evaluate.Vocabulary;
import io.osprey.engine.Engine;
import io.osprey.engine.custom.PictureLooker;
import io.osprey.engine.gallery.GallerySettings;
import io.osprey.engine.gallery.PictureEmbedder;
import io.osprey.engine.model.ModelBundle;
import io.osprey.engine.model.ModelException;
import io.osprey.engine.picture.Picture;
import io.osprey.engine.picture.PictureException;
import io.osprey.engine.picture.PictureFormat;
import io.osprey.engine.picture.PictureLimits;
import io.osprey.engine.picture.PictureReader;
import io.osprey.engine.sight.SharedCard;
import io.osprey.server.OspreyKeys;
import io.osprey.server.OspreyServer;
import io.osprey.server.account.KeyDesk;
import io.osprey.server.config.FetchSettings;
import io.osprey.server.fetch.PictureFetcher;
import io.osprey.server.http.UploadMemory;
import io.osprey.server.problem.ProblemException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/** The engine, the picture reader, the fetcher and the server themselves. */
final class RealBackend {
    private static final long MAX_FILE_BYTES = 200L << 20;
    private static final int MAX_SIDE_PIXELS = 32_000;
    private static final long MAX_PIXELS = 256_000_000;

    /** Wider than the web APIs': a file on one's own machine is not refused for being large. */
    private static final PictureLimits LIMITS =
            new PictureLimits(EnumSet.allOf(PictureFormat.class), MAX_FILE_BYTES, 1, MAX_SIDE_PIXELS, MAX_PIXELS);

    /** Who runs the command may reach what the machine reaches, so private addresses are allowed. */
    private static final FetchSettings FETCH = new FetchSettings(
            true, List.of(), Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(60), 5);

    private RealBackend() {}

    static Backend create() {
        return new Backend(
                RealBackend::open,
                RealBackend::embedder,
                RealBackend::looker,
                RealBackend::vocabulary,
                RealBackend::decode,
                RealBackend::fetch,
                AnswerJson::of,
                settings -> OspreyServer.start(settings.toArray(String[]::new)),
                RealBackend::keys,
                Boolean.getBoolean("osprey.terminal"));
    }

    /** What is done is answered, not logged as well. */
    static void keys(List<String> settings, Consumer<KeyDesk> work) {
        List<String> quiet = new ArrayList<>(List.of("--logging.level.io.osprey=warn"));
        quiet.addAll(settings);
        OspreyKeys.use(work, quiet.toArray(String[]::new));
    }

    private static Engine open(Optional<Path> models, GallerySettings galleries, Optional<Path> customModels)
            throws Backend.ModelsException {
        try {
            return Engine.open(bundle(models), galleries, customModels);
        } catch (ModelException e) {
            throw new Backend.ModelsException(e.getMessage(), e);
        }
    }

    private static PictureEmbedder embedder(Optional<Path> models) throws Backend.ModelsException {
        try {
            return PictureEmbedder.open(bundle(models));
        } catch (ModelException e) {
            throw new Backend.ModelsException(e.getMessage(), e);
        }
    }

    private static PictureLooker looker(Optional<Path> models) throws Backend.ModelsException {
        try {
            return PictureLooker.open(bundle(models));
        } catch (ModelException e) {
            throw new Backend.ModelsException(e.getMessage(), e);
        }
    }

    private static Vocabulary vocabulary(Optional<Path> models) throws Backend.ModelsException {
        try (ModelBundle bundle = bundle(models)) {
            return Vocabulary.of(bundle.card("shared", SharedCard.class));
        } catch (ModelException e) {
            throw new Backend.ModelsException(e.getMessage(), e);
        }
    }

    private static ModelBundle bundle(Optional<Path> models) {
        return models.map(ModelBundle::embeddedWith).orElseGet(ModelBundle::embedded);
    }

    private static Picture decode(byte[] bytes) throws PictureException {
        return new PictureReader().read(bytes, LIMITS);
    }

    private static byte[] fetch(URI uri) throws IOException {
        try (PictureFetcher fetcher = new PictureFetcher(FETCH, SystemDefaultDnsResolver.INSTANCE);
                UploadMemory.Share memory = new UploadMemory(MAX_FILE_BYTES, 1).open()) {
            return fetcher.fetch(uri.toString(), MAX_FILE_BYTES, memory);
        } catch (ProblemException e) {
            throw new IOException("no picture can be fetched from there", e);
        }
    }
}
