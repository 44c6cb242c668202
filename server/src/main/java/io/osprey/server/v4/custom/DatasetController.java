package io.osprey.server.v4.custom;

import io.osprey.server.auth.AuthInterceptor;
import io.osprey.server.custom.DataSetFiles;
import io.osprey.server.custom.Dataset;
import io.osprey.server.custom.DatasetStore;
import io.osprey.server.http.OperationName;
import io.osprey.server.http.QueryParameters;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Data sets (api-customization.md section 1). */
@Controller
@RequestMapping("/computervision/datasets")
final class DatasetController extends CustomizationController {
    private static final String KIND = "Dataset";

    private final DatasetStore datasets;
    private final DataSetFiles files;

    DatasetController(Tools tools, DatasetStore datasets, DataSetFiles files) {
        super(tools);
        this.datasets = datasets;
        this.files = files;
    }

    @OperationName("Register Dataset")
    @PutMapping("/{name}")
    void register(@PathVariable String name, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        query(request);
        String checked = ModelRequest.name(name, "name");
        DatasetStore.Given given = DatasetRequest.create(body(request), files::isReadable);
        Dataset made = datasets.create(AuthInterceptor.resourceOf(request), checked, given)
                .orElseThrow(() -> Refusal.exists(KIND, name));
        answer(201, CustomizationView.of(made), request, response);
    }

    @OperationName("Get Dataset")
    @GetMapping("/{name}")
    void get(@PathVariable String name, HttpServletRequest request, HttpServletResponse response) throws IOException {
        query(request);
        answer(200, CustomizationView.of(find(name, request)), request, response);
    }

    @OperationName("List Datasets")
    @GetMapping
    void list(HttpServletRequest request, HttpServletResponse response) throws IOException {
        QueryParameters parameters = query(request);
        Wanted wanted = Wanted.of(parameters);
        answer(
                200,
                page(
                        datasets.list(AuthInterceptor.resourceOf(request), wanted.skip(), wanted.top())
                                .map(CustomizationView::of),
                        wanted,
                        parameters,
                        request),
                request,
                response);
    }

    @OperationName("Update Dataset")
    @PatchMapping("/{name}")
    void change(@PathVariable String name, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        query(request);
        RequestJson body = body(request);
        Dataset before = find(name, request);
        requireMatch(before, request);
        Dataset after = datasets.update(before, DatasetRequest.change(before, body, files::isReadable))
                .orElseThrow(() -> changedMeanwhile(name));
        answer(200, CustomizationView.of(after), request, response);
    }

    @OperationName("Unregister Dataset")
    @DeleteMapping("/{name}")
    void unregister(@PathVariable String name, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        query(request);
        Dataset dataset = find(name, request);
        requireMatch(dataset, request);
        if (!datasets.delete(dataset)) {
            throw changedMeanwhile(name);
        }
        answerNothing(request, response);
    }

    private Dataset find(String name, HttpServletRequest request) {
        return datasets.find(AuthInterceptor.resourceOf(request), ModelRequest.name(name, "name"))
                .orElseThrow(() -> Refusal.notFound(KIND, name));
    }

    /** Quotes and the mark of weak tags may be there or not. */
    private static void requireMatch(Dataset dataset, HttpServletRequest request) {
        String wanted = request.getHeader("If-Match");
        boolean matches = wanted == null
                || wanted.isBlank()
                || Arrays.stream(wanted.split(","))
                        .map(tag -> tag.strip().replaceFirst("^W/", "").replace("\"", ""))
                        .anyMatch(tag -> tag.equals("*") || tag.equals(dataset.eTag()));
        if (!matches) {
            throw changedMeanwhile(dataset.name());
        }
    }

    private static Refusal changedMeanwhile(String name) {
        return new Refusal(
                412,
                "PreconditionFailed",
                "The dataset '" + name + "' is not the one that If-Match names: it has been changed.",
                "If-Match");
    }
}
