package io.osprey.server.intake;

import io.osprey.engine.picture.PictureLimits;
import io.osprey.server.document.DocumentReader;
import io.osprey.server.document.PageRange;
import io.osprey.server.document.PageText;
import io.osprey.server.engine.AnalysisRunner;
import io.osprey.server.http.UploadMemory;
import io.osprey.server.job.Operations;
import io.osprey.server.problem.Problem;
import io.osprey.server.wire.WireJson;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** From a request whose parameters are good to an operation that reads its file later. */
@Component
public final class ReadPipeline {
    private final PictureBody bodies;
    private final UploadMemory memory;
    private final AnalysisRunner runner;
    private final DocumentReader reader;
    private final Operations operations;

    public ReadPipeline(
            PictureBody bodies,
            UploadMemory memory,
            AnalysisRunner runner,
            DocumentReader reader,
            Operations operations) {
        this.bodies = bodies;
        this.memory = memory;
        this.runner = runner;
        this.reader = reader;
        this.operations = operations;
    }

    /**
     * What is read, and how it is printed.
     *
     * @param kind names the API, so that no other finds the operation
     * @param limits of the file and its pictures
     * @param mostPages more are left out
     * @param view makes a wire record of what was read
     * @param errors how the API prints why it could not be read
     */
    public record Wanted(
            String kind,
            PictureLimits limits,
            PageRange range,
            int mostPages,
            Function<List<PageText>, Object> view,
            Function<Problem, Operations.Failure> errors) {}

    /**
     * Gets the file and begins to read it.
     *
     * @param resourceId whose key the request carries
     * @return the operation's id
     * @throws io.osprey.server.problem.ProblemException with every way in which that can fail, also when a look at the file
     *     shows that it can't be read
     * @throws IOException when the caller hangs up
     */
    public UUID begin(HttpServletRequest request, long resourceId, BodyKind body, Wanted wanted) throws IOException {
        runner.requireReady();
        UploadMemory.Share share = memory.open();
        boolean handed = false;
        try {
            byte[] file = bodies.read(request, body, wanted.limits().maxBytes(), share);
            List<Integer> pages = reader.check(file, wanted.limits(), wanted.range(), wanted.mostPages());
            handed = true;
            return operations.begin(wanted.kind(), resourceId, new Reading(file, pages, wanted, share));
        } finally {
            if (!handed) {
                share.close();
            }
        }
    }

    private final class Reading implements Operations.Work {
        private final byte[] file;
        private final List<Integer> pages;
        private final Wanted wanted;
        private final UploadMemory.Share share;

        Reading(byte[] file, List<Integer> pages, Wanted wanted, UploadMemory.Share share) {
            this.file = file;
            this.pages = pages;
            this.wanted = wanted;
            this.share = share;
        }

        @Override
        public String run() {
            Object wire = wanted.view().apply(reader.read(file, wanted.limits(), pages));
            return new String(WireJson.write(wire), StandardCharsets.UTF_8);
        }

        @Override
        public Operations.Failure failure(Problem problem) {
            return wanted.errors().apply(problem);
        }

        @Override
        public void end() {
            share.close();
        }
    }
}
