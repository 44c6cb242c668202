package io.osprey.server.v4.custom;

import io.osprey.server.auth.AuthInterceptor;
import io.osprey.server.custom.JobQueue;
import io.osprey.server.custom.ModelEntry;
import io.osprey.server.custom.ModelEntry.Order;
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
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Custom models (api-customization.md section 2). */
@Controller
@RequestMapping("/computervision/models")
final class ModelController extends CustomizationController {
    private static final String KIND = "Model";

    private final ModelStore models;
    private final JobQueue queue;

    ModelController(Tools tools, ModelStore models, JobQueue queue) {
        super(tools);
        this.models = models;
        this.queue = queue;
    }

    @OperationName("Train Model")
    @PutMapping("/{name}")
    void train(@PathVariable String name, HttpServletRequest request, HttpServletResponse response) throws IOException {
        query(request);
        String checked = ModelRequest.name(name, "name");
        Order order = ModelRequest.order(body(request));
        ModelEntry made = models.create(AuthInterceptor.resourceOf(request), checked, order)
                .orElseThrow(() -> Refusal.exists(KIND, name));
        queue.wake();
        answer(201, CustomizationView.of(made), request, response);
    }

    @OperationName("Get Model")
    @GetMapping("/{name}")
    void get(@PathVariable String name, HttpServletRequest request, HttpServletResponse response) throws IOException {
        query(request);
        answer(200, CustomizationView.of(find(models, name, request)), request, response);
    }

    @OperationName("List Models")
    @GetMapping
    void list(HttpServletRequest request, HttpServletResponse response) throws IOException {
        QueryParameters parameters = query(request);
        Wanted wanted = Wanted.of(parameters);
        answer(
                200,
                page(
                        models.list(AuthInterceptor.resourceOf(request), wanted.skip(), wanted.top())
                                .map(CustomizationView::of),
                        wanted,
                        parameters,
                        request),
                request,
                response);
    }

    /** The published sample client wants JSON. */
    @OperationName("Cancel Model Training")
    @PostMapping("/{name}:cancel")
    void cancel(@PathVariable String name, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        query(request);
        ModelEntry model = find(models, name, request);
        if (!models.cancel(model)) {
            throw Refusal.invalid("The training of the model '" + name + "' has already ended.", name);
        }
        answer(202, CustomizationView.of(find(models, name, request)), request, response);
    }

    @OperationName("Delete Model")
    @DeleteMapping("/{name}")
    void delete(@PathVariable String name, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        query(request);
        if (!models.delete(find(models, name, request))) {
            throw Refusal.invalid(
                    "The model '" + name + "' is being trained or waits for it: cancel that before.", name);
        }
        answerNothing(request, response);
    }

    /** The model of a name and the resource whose key the request carries. */
    static ModelEntry find(ModelStore models, String name, HttpServletRequest request) {
        return models.find(AuthInterceptor.resourceOf(request), ModelRequest.name(name, "name"))
                .orElseThrow(() -> Refusal.notFound(KIND, name));
    }
}
