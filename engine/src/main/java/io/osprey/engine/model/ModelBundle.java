package io.osprey.engine.model;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The networks by role, as {@code bundle.json} lists them:
 *
 * <pre>{@code
 * {"version": "2026-11-21",
 *  "models": [{"role": "shared", "file": "shared.onnx", "sha256": "…", "card": "shared.card.json"},
 *             {"role": "read-detect", "resource": "/models/….onnx", "sha256": "…", "card": "read-detect.card.json"}]}
 * }</pre>
 *
 * A file is looked for beside {@code bundle.json}, a resource on the class path. Each network is opened on first demand,
 * after its SHA-256 is found right, and shared by all threads from then on. Thread-safe.
 */
public final class ModelBundle implements AutoCloseable {
    private static final String EMBEDDED_FOLDER = "/io/osprey/models/";
    private static final String MANIFEST = "bundle.json";
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();
    private static final JsonMapper MANIFEST_JSON = JsonMapper.builder().build();

    private final String version;
    private final Map<String, Model> models;
    private final Map<String, Network> open = new LinkedHashMap<>();
    private boolean closed;

    /** An entry together with where its files lie. */
    private record Model(BundleManifest.Entry entry, ModelSource source) {
        String name() {
            return "model '" + entry.role() + "' (" + entry.location() + ")";
        }
    }

    private ModelBundle(String version, Map<String, Model> models) {
        this.version = version;
        this.models = Map.copyOf(models);
    }

    /**
     * The bundle inside this program.
     *
     * @throws ModelException when it has no valid {@code bundle.json}
     */
    public static ModelBundle embedded() {
        return of(ModelSource.classpath(EMBEDDED_FOLDER), "the embedded bundle");
    }

    /**
     * The bundle inside this program, with every role that the directory's own {@code bundle.json} names taken from there.
     *
     * @throws ModelException when one of the two has no valid {@code bundle.json}
     */
    public static ModelBundle embeddedWith(Path directory) {
        return embedded().replacedBy(of(ModelSource.directory(directory), directory.toString()));
    }

    static ModelBundle of(ModelSource source, String where) {
        BundleManifest manifest;
        try {
            manifest = MANIFEST_JSON.readValue(source.read(MANIFEST), BundleManifest.class);
        } catch (IOException | JacksonException e) {
            throw new ModelException("no valid " + MANIFEST + " in " + where + ": " + e.getMessage(), e);
        }
        if (manifest.version() == null || manifest.version().isBlank()) {
            throw new ModelException(MANIFEST + " in " + where + " has no version");
        }
        Map<String, Model> models = new LinkedHashMap<>();
        manifest.byRole().forEach((role, entry) -> models.put(role, new Model(entry, source)));
        return new ModelBundle(manifest.version(), models);
    }

    /** This bundle with the other's roles in place of its own; the version tells both. Neither may have been used yet. */
    ModelBundle replacedBy(ModelBundle other) {
        Map<String, Model> all = new LinkedHashMap<>(models);
        all.putAll(other.models);
        return new ModelBundle(version + "+" + other.version, all);
    }

    /** Version of the bundle; {@code embedded+directory} when a directory replaces some roles. */
    public String version() {
        return version;
    }

    /** The roles there are networks for. */
    public Set<String> roles() {
        return models.keySet();
    }

    /**
     * The network of a role, opened on first demand.
     *
     * @throws ModelException when there is none, or its file is missing, has a wrong SHA-256 or can't be opened
     * @throws IllegalStateException when the bundle is closed
     */
    public synchronized Network network(String role) {
        if (closed) {
            throw new IllegalStateException("the model bundle is closed");
        }
        Network network = open.get(role);
        if (network == null) {
            network = open(require(role));
            open.put(role, network);
        }
        return network;
    }

    /** Opens every network, so that later requests don't wait. */
    public void openAll() {
        models.keySet().forEach(this::network);
    }

    /**
     * The constants around a network: input size, means, thresholds, labels.
     *
     * @throws ModelException when there is no such role, or its card is missing or not JSON
     */
    public JsonNode card(String role) {
        return readCard(role, JsonNode.class);
    }

    /**
     * The card as a record, whose every component must be there.
     *
     * @throws ModelException as {@link #card(String)}, or when the card doesn't fit the record
     */
    public <T> T card(String role, Class<T> type) {
        return readCard(role, type);
    }

    /** Closes all networks. Nothing may be running in them. */
    @Override
    public synchronized void close() {
        closed = true;
        List<OrtException> failures = new ArrayList<>();
        for (Network network : open.values()) {
            try {
                network.close();
            } catch (OrtException e) {
                failures.add(e);
            }
        }
        open.clear();
        if (!failures.isEmpty()) {
            throw new ModelException(
                    "could not close a model: " + failures.get(0).getMessage(), failures.get(0));
        }
    }

    private Model require(String role) {
        Model model = models.get(role);
        if (model == null) {
            throw new ModelException("no model '" + role + "' in bundle " + version + "; it has "
                    + roles().stream().sorted().toList());
        }
        return model;
    }

    private <T> T readCard(String role, Class<T> type) {
        Model model = require(role);
        String card = model.entry().card();
        if (card == null) {
            throw new ModelException(model.name() + " has no card");
        }
        try {
            return JSON.readValue(model.source().read(card), type);
        } catch (IOException | JacksonException e) {
            throw new ModelException(model.name() + " has no valid card " + card + ": " + e.getMessage(), e);
        }
    }

    private static Network open(Model model) {
        byte[] bytes = verifiedBytes(model);
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            return new Network(model.name(), OrtEnvironment.getEnvironment().createSession(bytes, options));
        } catch (OrtException e) {
            throw new ModelException(model.name() + " can't be opened: " + e.getMessage(), e);
        }
    }

    private static byte[] verifiedBytes(Model model) {
        BundleManifest.Entry entry = model.entry();
        byte[] bytes;
        try {
            bytes = entry.file() != null
                    ? model.source().read(entry.file())
                    : ModelSource.readResource(entry.resource());
        } catch (IOException e) {
            throw new ModelException(model.name() + " can't be read: " + e.getMessage(), e);
        }
        String actual = sha256(bytes);
        if (!actual.equals(entry.sha256())) {
            throw new ModelException(model.name() + " has SHA-256 " + actual + ", not " + entry.sha256());
        }
        return bytes;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
