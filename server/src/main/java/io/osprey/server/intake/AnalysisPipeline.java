package io.osprey.server.intake;

import io.osprey.engine.Analysis;
import io.osprey.engine.AnalysisRequest;
import io.osprey.engine.picture.PictureLimits;
import io.osprey.server.engine.AnalysisRunner;
import io.osprey.server.http.InputTimes;
import io.osprey.server.http.UploadMemory;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.stereotype.Component;

/** From a request whose parameters are good to what is asked about its picture. */
@Component
public final class AnalysisPipeline {
    private final PictureBody bodies;
    private final UploadMemory memory;
    private final AnalysisRunner runner;

    public AnalysisPipeline(PictureBody bodies, UploadMemory memory, AnalysisRunner runner) {
        this.bodies = bodies;
        this.memory = memory;
        this.runner = runner;
    }

    /**
     * Reads the picture and has it analysed.
     *
     * @throws io.osprey.server.problem.ProblemException with every way in which that can fail
     * @throws IOException when the caller hangs up
     */
    public Analysis analyze(HttpServletRequest request, BodyKind body, PictureLimits limits, AnalysisRequest wanted)
            throws IOException {
        wanted.customModel().ifPresent(runner::requireCustomModel);
        return run(request, body, limits, (engine, picture) -> engine.analyze(picture, wanted));
    }

    /**
     * Reads the picture and has the given work done with it.
     *
     * @throws io.osprey.server.problem.ProblemException with every way in which that can fail
     * @throws IOException when the caller hangs up
     */
    public <T> T run(HttpServletRequest request, BodyKind body, PictureLimits limits, AnalysisRunner.Work<T> work)
            throws IOException {
        runner.requireReady();
        try (UploadMemory.Share share = memory.open()) {
            byte[] picture = bodies.read(request, body, limits.maxBytes(), share);
            InputTimes.received(request);
            return runner.run(picture, limits, work);
        }
    }
}
