package io.osprey.server.admin;

import io.osprey.server.custom.JobStore;
import io.osprey.server.http.Reply;
import io.osprey.server.http.ReplyWriter;
import io.osprey.server.http.WithoutKey;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The queue of trainings and evaluations of all resources, and how far they are (docs/keys.md). {@link AdminInterceptor} decides who may ask. */
@WithoutKey
@Controller
final class AdminJobsController {
    private final JobStore jobs;

    AdminJobsController(JobStore jobs) {
        this.jobs = jobs;
    }

    private record Jobs(List<Job> jobs) {}

    /** @param progress null while it waits */
    private record Job(String kind, long resourceId, String name, String createdAt, String progress) {}

    @GetMapping("/admin/v1/jobs")
    void list(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Jobs all = new Jobs(jobs.all().stream()
                .map(job -> new Job(
                        job.kind().name().toLowerCase(Locale.ROOT),
                        job.resourceId(),
                        job.subject(),
                        job.createdAt().toString(),
                        job.progress().orElse(null)))
                .toList());
        ReplyWriter.write(Reply.json(200, all, Map.of("Cache-Control", "no-store")), request, response);
    }
}
