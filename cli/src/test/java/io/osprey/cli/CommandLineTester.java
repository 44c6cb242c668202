package io.osprey.cli;

import io.osprey.cli.evaluate.Vocabulary;
import io.osprey.engine.Engine;
import io.osprey.engine.custom.PictureLooker;
import io.osprey.engine.gallery.GalleryException;
import io.osprey.engine.gallery.GallerySettings;
import io.osprey.engine.gallery.PictureEmbedder;
import io.osprey.engine.picture.PictureException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;

/** Runs command lines against fixed parts: a file that holds the word {@code broken} is a picture that can't be read. */
final class CommandLineTester {
    final FixedEngine engine = new FixedEngine();
    final List<GallerySettings> openedWith = new ArrayList<>();
    final List<List<String>> served = new ArrayList<>();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Optional<Backend.ModelsException> modelsFailure = Optional.empty();
    private Backend.ServerStarter server = served::add;
    private boolean terminal;
    private Optional<GalleryException> galleryFailure = Optional.empty();
    private String modelVersion = "one";

    CommandLineTester withBrokenModels(String message) {
        modelsFailure = Optional.of(new Backend.ModelsException(message, new IOException()));
        return this;
    }

    CommandLineTester withBrokenGallery(String message) {
        galleryFailure = Optional.of(new GalleryException(message));
        return this;
    }

    CommandLineTester withModels(String version) {
        modelVersion = version;
        return this;
    }

    CommandLineTester withServer(Backend.ServerStarter starter) {
        server = starter;
        return this;
    }

    CommandLineTester onTerminal() {
        terminal = true;
        return this;
    }

    int run(String... arguments) {
        Backend backend = new Backend(
                (models, galleries, customModels) -> {
                    openedWith.add(galleries);
                    return open();
                },
                models -> embedder(),
                models -> looker(),
                models -> vocabulary(),
                bytes -> {
                    String text = new String(bytes, StandardCharsets.UTF_8);
                    if (text.equals("broken")) {
                        throw new PictureException(PictureException.Reason.BAD_FORMAT, "not a picture");
                    }
                    return text.startsWith(FixedEmbedder.LOOKS) ? FixedEmbedder.picture(text) : FixedEngine.picture();
                },
                CommandLineTester::fetch,
                (name, analysis) -> "{\"file\":\"" + name + "\"}",
                server,
                RealBackend::keys,
                terminal);
        CommandLine commandLine = OspreyCommand.commandLine(backend);
        commandLine.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return commandLine.execute(arguments);
    }

    private Engine open() throws Backend.ModelsException {
        if (galleryFailure.isPresent()) {
            throw galleryFailure.get();
        }
        if (modelsFailure.isPresent()) {
            throw modelsFailure.get();
        }
        return engine;
    }

    private PictureEmbedder embedder() throws Backend.ModelsException {
        if (modelsFailure.isPresent()) {
            throw modelsFailure.get();
        }
        return new FixedEmbedder(modelVersion);
    }

    private PictureLooker looker() throws Backend.ModelsException {
        if (modelsFailure.isPresent()) {
            throw modelsFailure.get();
        }
        return new FixedLooker();
    }

    private Vocabulary vocabulary() throws Backend.ModelsException {
        if (modelsFailure.isPresent()) {
            throw modelsFailure.get();
        }
        return FixedEngine.vocabulary();
    }

    private static byte[] fetch(URI uri) throws IOException {
        if (uri.getPath().contains("missing")) {
            throw new IOException("404");
        }
        return new byte[] {1};
    }

    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }
}
