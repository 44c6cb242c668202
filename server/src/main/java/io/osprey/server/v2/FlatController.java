package io.osprey.server.v2;

import io.osprey.server.intake.AnalysisPipeline;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** The operations of v1.0 to v3.1. */
@Controller
@RequestMapping("/vision/{version:" + ClassicVersion.NAMES + "}")
final class FlatController extends ClassicController {
    FlatController(AnalysisPipeline pipeline, ClassicLimits limits) {
        super(pipeline, limits);
    }

    @Override
    protected Dialect dialect(String version) {
        return ClassicVersion.named(version);
    }
}
