package io.osprey.server.document;

import io.osprey.engine.AnalysisRequest;
import io.osprey.engine.Feature;
import io.osprey.engine.picture.PictureLimits;
import io.osprey.engine.read.ReadResult;
import io.osprey.server.engine.AnalysisRunner;
import io.osprey.server.problem.Problem.Kind;
import io.osprey.server.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.springframework.stereotype.Component;

/** Reads the text of documents, one page after the other, each on one of the few threads that work on pictures. */
@Component
public final class DocumentReader {
    private static final long AGAIN_AFTER_MILLIS = 200;

    private final Documents documents;
    private final AnalysisRunner runner;

    public DocumentReader(Documents documents, AnalysisRunner runner) {
        this.documents = documents;
        this.runner = runner;
    }

    /**
     * Which of a document's pages will be read.
     *
     * @throws ProblemException as {@link Documents#open} and {@link PageRange#of} do
     */
    public List<Integer> check(byte[] file, PictureLimits limits, PageRange range, int mostPages) {
        return runner.run(engine -> {
            try (Document document = documents.open(file, limits)) {
                return range.of(document.pages(), mostPages);
            }
        });
    }

    /**
     * Reads pages.
     *
     * @throws ProblemException when one of them can't be read
     * @throws CancellationException when the thread is interrupted
     */
    public List<PageText> read(byte[] file, PictureLimits limits, List<Integer> pages) {
        try (Document document = patiently(() -> documents.open(file, limits))) {
            List<PageText> texts = new ArrayList<>();
            for (int number : pages) {
                texts.add(patiently(() -> runner.run(engine -> {
                    Page page = document.page(number);
                    ReadResult text = engine.analyze(page.picture(), AnalysisRequest.of(Feature.READ))
                            .find(ReadResult.class)
                            .orElseThrow();
                    return new PageText(number, page.width(), page.height(), page.unit(), page.scale(), text);
                })));
            }
            return texts;
        }
    }

    @FunctionalInterface
    private interface Step<T> {
        T run();
    }

    /** Tries again when too much is going on: a job that was taken has time. */
    private static <T> T patiently(Step<T> step) {
        while (true) {
            try {
                return step.run();
            } catch (ProblemException refused) {
                if (refused.problem().kind() != Kind.OVERLOADED) {
                    throw refused;
                }
                try {
                    Thread.sleep(AGAIN_AFTER_MILLIS);
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                    throw new CancellationException("interrupted");
                }
            }
        }
    }
}
