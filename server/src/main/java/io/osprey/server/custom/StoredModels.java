package io.osprey.server.custom;

import io.osprey.engine.custom.CustomModel;
import io.osprey.engine.custom.CustomModelException;
import io.osprey.engine.custom.CustomModelException.Reason;
import io.osprey.engine.custom.CustomModelFile;
import io.osprey.engine.custom.CustomModelSource;
import io.osprey.engine.custom.CustomModelStore;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The models that callers may ask: those of their resource, in the database, and those in a directory that the owner has given
 * for all. A name is {@link #key}: no resource reaches another's.
 */
public final class StoredModels implements CustomModelSource {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9._-]{0,254}");

    private final ModelStore models;
    private final Optional<CustomModelStore> shared;

    /** @param shared models for all resources; empty for none */
    public StoredModels(ModelStore models, Optional<CustomModelStore> shared) {
        this.models = models;
        this.shared = shared;
    }

    /** Whether a text can be the name of a data set, model or evaluation (api-customization.md). */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /** What a resource's model is called here. */
    public static String key(long resourceId, String name) {
        return resourceId + "/" + name;
    }

    private record Parsed(long resourceId, String name) {
        static Parsed of(String key) {
            int slash = key.indexOf('/');
            return new Parsed(Long.parseLong(key.substring(0, slash)), key.substring(slash + 1));
        }
    }

    @Override
    public Object version(String key) {
        Parsed parsed = Parsed.of(key);
        Optional<Long> own = models.trainedId(parsed.resourceId(), parsed.name());
        return own.isPresent() ? own.get() : shared(parsed).version(parsed.name());
    }

    @Override
    public CustomModel load(String key) {
        Parsed parsed = Parsed.of(key);
        Optional<String> own = models.file(parsed.resourceId(), parsed.name());
        return own.isPresent()
                ? CustomModelFile.read(own.get().getBytes(StandardCharsets.UTF_8), "the model '" + parsed.name() + "'")
                : shared(parsed).load(parsed.name());
    }

    private CustomModelStore shared(Parsed parsed) {
        return shared.orElseThrow(
                () -> new CustomModelException(Reason.NOT_FOUND, "there is no custom model '" + parsed.name() + "'"));
    }
}
