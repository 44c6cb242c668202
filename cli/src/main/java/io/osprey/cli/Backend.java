package io.osprey.cli;

import io.osprey.cli.analyze.PictureSource;
import io.osprey.cli.evaluate.Vocabulary;
import io.osprey.engine.Analysis;
import io.osprey.engine.Engine;
import io.osprey.engine.custom.PictureLooker;
import io.osprey.engine.gallery.GallerySettings;
import io.osprey.engine.gallery.PictureEmbedder;
import io.osprey.engine.picture.Picture;
import io.osprey.engine.picture.PictureException;
import io.osprey.server.account.KeyDesk;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What the commands need from the modules below; tests put in fixed ones.
 *
 * @param engines opens the engine
 * @param embedders opens what embeds the pictures of galleries
 * @param lookers opens what looks at the pictures of data sets
 * @param vocabularies reads the names that the engine gives
 * @param pictures decodes pictures
 * @param urls fetches pictures
 * @param json writes analyses as JSON
 * @param server starts the server
 * @param keys opens the resources and keys of an installation
 * @param terminal whether the error output is a terminal
 */
record Backend(
        EngineOpener engines,
        EmbedderOpener embedders,
        LookerOpener lookers,
        VocabularyReader vocabularies,
        PictureDecoder pictures,
        PictureSource.UrlReader urls,
        JsonRenderer json,
        ServerStarter server,
        KeyDeskOpener keys,
        boolean terminal) {

    /** Opens an engine. */
    @FunctionalInterface
    interface EngineOpener {
        /**
         * @param models directory of a model bundle; empty: the embedded bundle
         * @param customModels directory of the custom models, need not exist; empty: there are none
         * @throws io.osprey.engine.gallery.GalleryException when a gallery can't be used
         */
        Engine open(Optional<Path> models, GallerySettings galleries, Optional<Path> customModels)
                throws ModelsException;
    }

    /** Opens what embeds the pictures of galleries. */
    @FunctionalInterface
    interface EmbedderOpener {
        /** @param models directory of a model bundle; empty: the embedded bundle */
        PictureEmbedder open(Optional<Path> models) throws ModelsException;
    }

    /** Opens what looks at the pictures of data sets. */
    @FunctionalInterface
    interface LookerOpener {
        /** @param models directory of a model bundle; empty: the embedded bundle */
        PictureLooker open(Optional<Path> models) throws ModelsException;
    }

    /** Reads the names that an engine gives, without opening it. */
    @FunctionalInterface
    interface VocabularyReader {
        /** @param models directory of a model bundle; empty: the embedded bundle */
        Vocabulary read(Optional<Path> models) throws ModelsException;
    }

    /** Decodes a picture file. */
    @FunctionalInterface
    interface PictureDecoder {
        Picture decode(byte[] bytes) throws PictureException;
    }

    /** Writes an analysis as one line of JSON, without a line break. */
    @FunctionalInterface
    interface JsonRenderer {
        String render(String name, Analysis analysis);
    }

    /** Starts the server, which keeps the process alive until it is told to stop. */
    @FunctionalInterface
    interface ServerStarter {
        /** @param arguments settings, such as {@code --osprey.http.port=8080} */
        void start(List<String> arguments);
    }

    /** Works on the resources and keys of an installation. */
    @FunctionalInterface
    interface KeyDeskOpener {
        /** @param arguments settings, such as {@code --osprey.data-dir=/data} */
        void use(List<String> arguments, Consumer<KeyDesk> work);
    }

    /** The models can't be loaded; the message says why. */
    static final class ModelsException extends Exception {
        private static final long serialVersionUID = 1L;

        ModelsException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
