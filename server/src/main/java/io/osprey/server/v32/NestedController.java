package io.osprey.server.v32;

import io.osprey.server.intake.AnalysisPipeline;
import io.osprey.server.v2.ClassicController;
import io.osprey.server.v2.ClassicLimits;
import io.osprey.server.v2.Dialect;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** The operations of v3.2. */
@Controller
@RequestMapping("/vision/{version:v3\\.2}")
final class NestedController extends ClassicController {
    private final Dialect dialect = new Version32();

    NestedController(AnalysisPipeline pipeline, ClassicLimits limits) {
        super(pipeline, limits);
    }

    @Override
    protected Dialect dialect(String version) {
        return dialect;
    }
}
