package io.osprey.client.custom;

import io.osprey.client.core.Call;
import io.osprey.client.core.Futures;
import io.osprey.client.core.Json;
import io.osprey.client.core.OspreyException;
import io.osprey.client.core.Query;
import io.osprey.client.core.Service;
import io.osprey.client.core.Upload;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Data sets, models and evaluations. Futures fail with {@link OspreyException}. Changes are repeated after 408, 429 and 5xx, but not after a
 * broken connection, when nobody knows whether they were carried out.
 */
public final class CustomModels {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9._-]{0,254}");

    private final Service service;
    private final String apiVersion;

    /** For the client's own packages. */
    public CustomModels(Service service, String apiVersion) {
        this.service = service;
        this.apiVersion = apiVersion;
    }

    /** Registers a data set under a name that is free. */
    public CompletableFuture<Dataset> createDataset(String name, Dataset dataset) {
        return change("PUT", () -> dataset(name), dataset, Map.of(), Dataset.class);
    }

    /** A data set. */
    public CompletableFuture<Dataset> getDataset(String name) {
        return service.call(() -> Call.get(dataset(name)), answer -> Json.read(answer, Dataset.class));
    }

    /**
     * Changes what is given of a data set.
     *
     * @param eTag only if it is still this one; null for in any case
     */
    public CompletableFuture<Dataset> updateDataset(String name, Dataset dataset, String eTag) {
        return change("PATCH", () -> dataset(name), dataset, ifMatch(eTag), Dataset.class);
    }

    /**
     * Removes a data set.
     *
     * @param eTag only if it is still this one; null for in any case
     */
    public CompletableFuture<Void> deleteDataset(String name, String eTag) {
        return delete(() -> dataset(name), ifMatch(eTag));
    }

    /** A part of the list of data sets. */
    public CompletableFuture<Page<Dataset>> listDatasets(int skip, int top) {
        return list("/datasets", skip, top, Dataset.class);
    }

    /** Begins to train a model under a name that is free. */
    public CompletableFuture<CustomModel> createModel(String name, CustomModel model) {
        return change("PUT", () -> model(name), model, Map.of(), CustomModel.class);
    }

    /** A model and how far its training is. */
    public CompletableFuture<CustomModel> getModel(String name) {
        return service.call(() -> Call.get(model(name)), answer -> Json.read(answer, CustomModel.class));
    }

    /** A part of the list of models. */
    public CompletableFuture<Page<CustomModel>> listModels(int skip, int top) {
        return list("/models", skip, top, CustomModel.class);
    }

    /** Stops training. */
    public CompletableFuture<Void> cancelModel(String name) {
        return service.call(
                () -> Call.change("POST", uri("/models/" + checked(name) + ":cancel"), Upload.NONE), answer -> null);
    }

    /** Removes a model that is not being trained. */
    public CompletableFuture<Void> deleteModel(String name) {
        return delete(() -> model(name), Map.of());
    }

    /** Asks after a model until its training has ended, however it ended. */
    public CompletableFuture<CustomModel> awaitModel(String name, Duration interval, Duration timeout) {
        return service.poll(
                () -> Call.get(model(name)),
                answer -> Json.read(answer, CustomModel.class),
                CustomModel::hasEnded,
                interval,
                timeout);
    }

    /** Begins to evaluate a model. */
    public CompletableFuture<Evaluation> createEvaluation(String model, String name, Evaluation evaluation) {
        return change("PUT", () -> evaluation(model, name), evaluation, Map.of(), Evaluation.class);
    }

    /** An evaluation. */
    public CompletableFuture<Evaluation> getEvaluation(String model, String name) {
        return service.call(() -> Call.get(evaluation(model, name)), answer -> Json.read(answer, Evaluation.class));
    }

    /** A part of the list of a model's evaluations. */
    public CompletableFuture<Page<Evaluation>> listEvaluations(String model, int skip, int top) {
        return Futures.start(() -> list("/models/" + checked(model) + "/evaluations", skip, top, Evaluation.class));
    }

    /** Removes an evaluation that has ended. */
    public CompletableFuture<Void> deleteEvaluation(String model, String name) {
        return delete(() -> evaluation(model, name), Map.of());
    }

    private URI dataset(String name) {
        return uri("/datasets/" + checked(name));
    }

    private URI model(String name) {
        return uri("/models/" + checked(name));
    }

    private URI evaluation(String model, String name) {
        return uri("/models/" + checked(model) + "/evaluations/" + checked(name));
    }

    private URI uri(String path) {
        return new Query(service.endpoint(), "/computervision" + path)
                .with("api-version", apiVersion)
                .uri();
    }

    private <T> CompletableFuture<Page<T>> list(String path, int skip, int top, Class<T> type) {
        return service.call(
                () -> Call.get(new Query(service.endpoint(), "/computervision" + path)
                        .with("api-version", apiVersion)
                        .with("skip", skip)
                        .with("top", top)
                        .uri()),
                answer -> Json.<Page<T>>read(answer, Page.class, type));
    }

    private <T> CompletableFuture<T> change(
            String method, Supplier<URI> uri, Object body, Map<String, String> headers, Class<T> type) {
        return service.call(
                () -> new Call(method, uri.get(), headers, Upload.json(body), false),
                answer -> Json.read(answer, type));
    }

    private CompletableFuture<Void> delete(Supplier<URI> uri, Map<String, String> headers) {
        return service.call(() -> new Call("DELETE", uri.get(), headers, Upload.NONE, false), answer -> null);
    }

    private static Map<String, String> ifMatch(String eTag) {
        return eTag == null ? Map.of() : Map.of("If-Match", eTag);
    }

    private static String checked(String name) {
        if (!NAME.matcher(name).matches()) {
            throw OspreyException.refused(
                    "Names have up to 255 letters, digits, '.', '_' and '-', and begin with a letter or digit");
        }
        return name;
    }
}
