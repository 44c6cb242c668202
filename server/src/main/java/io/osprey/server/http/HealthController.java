package io.osprey.server.http;

import io.osprey.server.engine.EngineHolder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Answers probes: {@code {"status":"UP"}} with 200, anything else with 503. No key is needed. */
@WithoutKey
@Controller
final class HealthController {
    private final EngineHolder engine;

    HealthController(EngineHolder engine) {
        this.engine = engine;
    }

    /** Down only when the models could not be loaded: then a restart is due. */
    @GetMapping("/health/live")
    void live(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean failed = engine.state() == EngineHolder.State.FAILED;
        answer(failed ? 503 : 200, failed ? "DOWN" : "UP", request, response);
    }

    /** Up when the models are loaded. */
    @GetMapping("/health/ready")
    void ready(HttpServletRequest request, HttpServletResponse response) throws IOException {
        EngineHolder.State state = engine.state();
        boolean ready = state == EngineHolder.State.READY;
        answer(
                ready ? 200 : 503,
                ready ? "UP" : state == EngineHolder.State.LOADING ? "LOADING" : "DOWN",
                request,
                response);
    }

    private static void answer(int status, String text, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Reply reply = Reply.json(status, new Health(text), Map.of("Cache-Control", "no-store"));
        ReplyWriter.write(reply, request, response);
    }

    private record Health(String status) {}
}
