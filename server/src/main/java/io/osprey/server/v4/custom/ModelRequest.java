package io.osprey.server.v4.custom;

import io.osprey.engine.custom.CustomCard;
import io.osprey.server.custom.ModelEntry.Order;
import io.osprey.server.custom.StoredModels;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads what callers say of models and evaluations (api-customization.md sections 2 and 3). Pure functions. */
final class ModelRequest {
    private static final String PARAMETERS = "trainingParameters";
    private static final String EVALUATION = "evaluationParameters";
    private static final int MOST_HOURS = 336;

    /** Kinds that the API has and this server does not train; the last as the published sample client spells it. */
    private static final Set<String> OTHER_KINDS =
            Set.of("generic-detector", "product-recognizer", "product-recognition");

    private ModelRequest() {}

    /** A name of a data set, model or evaluation. */
    static String name(String text, String target) {
        if (!StoredModels.isName(text)) {
            throw Refusal.invalid(
                    "A name has up to 255 letters, digits, '.', '_' and '-', and begins with a letter or digit.",
                    target);
        }
        return text;
    }

    /** What a model is to be made of. */
    static Order order(RequestJson body) {
        RequestJson parameters = body.requiredChild(PARAMETERS);
        String kind = parameters.text("modelKind").orElse(CustomCard.CLASSIFIER);
        String kindTarget = parameters.target("modelKind");
        if (OTHER_KINDS.contains(kind.toLowerCase(Locale.ROOT))) {
            throw new Refusal(
                    400,
                    "NotSupportedModelKind",
                    "This server can't train models of the kind '" + kind + "' yet, only " + CustomCard.CLASSIFIER
                            + ".",
                    kindTarget);
        }
        if (!kind.equalsIgnoreCase(CustomCard.CLASSIFIER)) {
            throw Refusal.invalid("'" + kindTarget + "' must be " + CustomCard.CLASSIFIER + ".", kindTarget);
        }
        String dataset = datasetName(parameters, "trainingDatasetName");
        int hours = parameters.integer("timeBudgetInHours").orElseThrow(() -> parameters.missing("timeBudgetInHours"));
        if (hours < 1 || hours > MOST_HOURS) {
            throw Refusal.invalid(
                    "'trainingParameters.timeBudgetInHours' must be 1 to " + MOST_HOURS + ".",
                    parameters.target("timeBudgetInHours"));
        }
        Optional<String> test = body.child(EVALUATION).map(against -> datasetName(against, "testDatasetName"));
        return new Order(CustomCard.CLASSIFIER, dataset, hours, test);
    }

    /** The data set that a model is to be tried on. */
    static String testDataset(RequestJson body) {
        return datasetName(body.requiredChild(EVALUATION), "testDatasetName");
    }

    private static String datasetName(RequestJson parameters, String property) {
        return name(parameters.requiredText(property), parameters.target(property));
    }
}
