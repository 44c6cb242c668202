package io.osprey.cli.analyze;

import io.osprey.cli.show.Drawing;
import io.osprey.engine.Analysis;
import io.osprey.engine.AnalysisRequest;
import io.osprey.engine.Engine;
import io.osprey.engine.picture.Picture;
import io.osprey.engine.picture.PictureException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javax.imageio.ImageIO;

/**
 * Analyzes pictures, several at a time, and hands on their answers in the order of the pictures. A picture that fails
 * does not stop the others.
 */
public final class AnalyzeJob {
    private final Engine engine;
    private final AnalysisRequest request;
    private final PictureInput input;
    private final Renderer renderer;

    /** Turns an analysis into what is printed for it, its final line break included. */
    @FunctionalInterface
    public interface Renderer {
        String render(PictureSource source, Analysis analysis);
    }

    /** From a source to a decoded picture. */
    @FunctionalInterface
    public interface PictureInput {
        Picture read(PictureSource source) throws IOException, PictureException;
    }

    /**
     * What became of one picture.
     *
     * @param source the picture
     * @param text what to print; an error message without the picture's name when it failed
     * @param failed whether it failed
     */
    public record Outcome(PictureSource source, String text, boolean failed) {}

    public AnalyzeJob(Engine engine, AnalysisRequest request, PictureInput input, Renderer renderer) {
        this.engine = engine;
        this.request = request;
        this.input = input;
        this.renderer = renderer;
    }

    /**
     * Runs until every picture has its outcome.
     *
     * @param drawings where drawings go; empty: none are made
     * @param threads how many pictures are worked on at a time, 1 or more
     * @param outcomes called by this thread, in the order of the sources
     * @return how many pictures failed
     * @throws IOException when the directory for drawings can't be made
     */
    public int run(List<PictureSource> sources, Optional<Path> drawings, int threads, Consumer<Outcome> outcomes)
            throws IOException, InterruptedException {
        DrawingNames names = drawings.isPresent() ? new DrawingNames(drawings.get(), sources) : null;
        AtomicInteger failures = new AtomicInteger();
        InOrder.run(
                sources,
                threads,
                source -> {
                    Optional<Path> drawing = Optional.ofNullable(names).map(all -> all.next(source.stem()));
                    return () -> analyze(source, drawing);
                },
                outcome -> {
                    outcomes.accept(outcome);
                    failures.addAndGet(outcome.failed() ? 1 : 0);
                });
        return failures.get();
    }

    private Outcome analyze(PictureSource source, Optional<Path> drawing) {
        try {
            Picture picture = input.read(source);
            Analysis analysis = engine.analyze(picture, request);
            if (drawing.isPresent()) {
                ImageIO.write(
                        Drawing.of(picture, analysis), "png", drawing.get().toFile());
            }
            return new Outcome(source, renderer.render(source, analysis), false);
        } catch (NoSuchFileException e) {
            return new Outcome(source, "no such file", true);
        } catch (PictureException | IOException e) {
            return new Outcome(source, String.valueOf(e.getMessage()), true);
        } catch (RuntimeException e) {
            return new Outcome(source, "the analysis failed: " + e, true);
        }
    }
}
