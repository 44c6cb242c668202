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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
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
 * A file is looked for beside {@code bundle.json}, a resource on the class path. A model may have
 * {@code "attachments": [{"name": "vocabulary", "file": "…", "sha256": "…"}]}. Each network is opened on first demand,
 * after its SHA-256 is found right, and shared by all threads from then on. Thread-safe.
 */
public final class ModelBundle implements AutoCloseable {
    private static final String EMBEDDED_FOLDER = "/io/osprey/models/";
    private static final long OPENING_STACK_BYTES = 64L << 20;
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
     * SHA-256 of a role's network, 64 hexadecimal digits.
     *
     * @throws ModelException when there is no such role
     */
    public String sha256(String role) {
        return require(role).entry().sha256();
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

    /**
     * A further file of a network, such as its vocabulary.
     *
     * @throws ModelException when there is no such role or attachment, or it is missing or has a wrong SHA-256
     */
    public byte[] attachment(String role, String name) {
        Model model = require(role);
        return model.entry().attachments().stream()
                .filter(attachment -> attachment.name().equals(name))
                .findFirst()
                .map(attachment -> verifiedBytes(
                        "attachment '" + name + "' (" + attachment.location() + ") of " + model.name(),
                        attachment,
                        model.source()))
                .orElseThrow(() -> new ModelException(model.name() + " has no attachment '" + name + "'"));
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

    /**
     * Opens a network on a thread of its own with a deep stack: ONNX Runtime walks graphs recursively, and Java's usual
     * stack of 1 MB is too small for some, which ends the whole process.
     */
    private static Network open(Model model) {
        byte[] bytes = verifiedBytes(model.name(), model.entry(), model.source());
        FutureTask<Network> task = new FutureTask<>(() -> open(model, bytes));
        Thread thread = new Thread(null, task, "open-" + model.entry().role(), OPENING_STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw new ModelException(
                            model.name() + " can't be opened: " + e.getCause().getMessage(), e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static Network open(Model model, byte[] bytes) throws OrtException {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            // The reading networks see a new input size with almost every picture: plans for each would only pile up.
            options.setMemoryPatternOptimization(false);
            return new Network(model.name(), OrtEnvironment.getEnvironment().createSession(bytes, options));
        }
    }

    private static byte[] verifiedBytes(String name, BundleManifest.Asset asset, ModelSource source) {
        byte[] bytes;
        try {
            bytes = asset.file() != null ? source.read(asset.file()) : ModelSource.readResource(asset.resource());
        } catch (IOException e) {
            throw new ModelException(name + " can't be read: " + e.getMessage(), e);
        }
        String actual = sha256(bytes);
        if (!actual.equals(asset.sha256())) {
            throw new ModelException(name + " has SHA-256 " + actual + ", not " + asset.sha256());
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
