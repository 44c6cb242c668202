package io.osprey.server.v4.custom;

import io.osprey.server.custom.EvaluationEntry;
import io.osprey.server.custom.EvaluationStore;
import io.osprey.server.custom.JobQueue;
import io.osprey.server.custom.ModelEntry;
import io.osprey.server.custom.ModelStore;
import io.osprey.server.http.OperationName;
import io.osprey.server.http.QueryParameters;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Evaluations of custom models (api-customization.md section 3). */
@Controller
@RequestMapping("/computervision/models/{name}/evaluations")
final class EvaluationController extends CustomizationController {
    private static final String KIND = "Evaluation";

    private final ModelStore models;
    private final EvaluationStore evaluations;
    private final JobQueue queue;

    EvaluationController(Tools tools, ModelStore models, EvaluationStore evaluations, JobQueue queue) {
        super(tools);
        this.models = models;
        this.evaluations = evaluations;
        this.queue = queue;
    }

    @OperationName("Evaluate Model")
    @PutMapping("/{evaluationName}")
    void evaluate(
            @PathVariable String name,
            @PathVariable String evaluationName,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        query(request);
        String checked = ModelRequest.name(evaluationName, "evaluationName");
        String dataset = ModelRequest.testDataset(body(request));
        ModelEntry model = ModelController.find(models, name, request);
        if (model.status() != ModelEntry.Status.SUCCEEDED) {
            throw Refusal.invalid("The model '" + name + "' is not trained.", name);
        }
        EvaluationEntry made = evaluations
                .create(model.id(), checked, dataset)
                .orElseThrow(() -> Refusal.exists(KIND, evaluationName));
        queue.wake();
        answer(201, CustomizationView.of(made, model.name()), request, response);
    }

    @OperationName("Get Evaluation")
    @GetMapping("/{evaluationName}")
    void get(
            @PathVariable String name,
            @PathVariable String evaluationName,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        query(request);
        ModelEntry model = ModelController.find(models, name, request);
        answer(200, CustomizationView.of(find(model, evaluationName), model.name()), request, response);
    }

    @OperationName("List Evaluations")
    @GetMapping
    void list(@PathVariable String name, HttpServletRequest request, HttpServletResponse response) throws IOException {
        QueryParameters parameters = query(request);
        Wanted wanted = Wanted.of(parameters);
        ModelEntry model = ModelController.find(models, name, request);
        answer(
                200,
                page(
                        evaluations
                                .list(model.id(), wanted.skip(), wanted.top())
                                .map(evaluation -> CustomizationView.of(evaluation, model.name())),
                        wanted,
                        parameters,
                        request),
                request,
                response);
    }

    @OperationName("Delete Evaluation")
    @DeleteMapping("/{evaluationName}")
    void delete(
            @PathVariable String name,
            @PathVariable String evaluationName,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        query(request);
        ModelEntry model = ModelController.find(models, name, request);
        if (!evaluations.delete(find(model, evaluationName))) {
            throw Refusal.invalid("The evaluation '" + evaluationName + "' has not ended yet.", evaluationName);
        }
        answerNothing(request, response);
    }

    private EvaluationEntry find(ModelEntry model, String name) {
        return evaluations
                .find(model.id(), ModelRequest.name(name, "evaluationName"))
                .orElseThrow(() -> Refusal.notFound(KIND, name));
    }
}
