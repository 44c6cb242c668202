package io.osprey.server.v4.custom;

import io.osprey.engine.custom.Performance;
import io.osprey.server.custom.Dataset;
import io.osprey.server.custom.Dataset.Authentication;
import io.osprey.server.custom.EvaluationEntry;
import io.osprey.server.custom.JobFailure;
import io.osprey.server.custom.ModelEntry;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Prints data sets, models and evaluations: pure functions to wire records. */
final class CustomizationView {
    /** Before what Osprey says in the custom properties of a data set. */
    private static final String OWN = "osprey.";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private CustomizationView() {}

    /** @param nextLink null on the last page */
    record PageWire(List<?> value, String nextLink) {}

    static Object of(Dataset dataset) {
        return new DatasetWire(
                dataset.kind().wireName(),
                dataset.uris(),
                properties(dataset),
                dataset.name(),
                time(dataset.createdAt()),
                time(dataset.updatedAt()),
                quoted(dataset.eTag()),
                // The published sample client can't read the other kinds.
                dataset.authentication().scheme() == Authentication.Scheme.SAS ? new AuthenticationWire("sas") : null);
    }

    /** What the caller gave, and what was found in the annotation files; the caller's words win. */
    private static Map<String, String> properties(Dataset dataset) {
        Map<String, String> properties = new TreeMap<>();
        dataset.facts().ifPresent(facts -> {
            properties.put(OWN + "boxes", facts.boxes().name().toLowerCase(Locale.ROOT));
            properties.put(OWN + "images", Integer.toString(facts.images()));
            properties.put(OWN + "categories", Integer.toString(facts.categories()));
        });
        properties.putAll(dataset.properties());
        return properties.isEmpty() ? null : properties;
    }

    static String quoted(String eTag) {
        return "\"" + eTag + "\"";
    }

    static Object of(ModelEntry model) {
        return new ModelWire(
                new TrainingWire(
                        model.order().dataset(),
                        model.order().budgetHours(),
                        model.order().kind()),
                model.name(),
                time(model.createdAt()),
                time(model.updatedAt()),
                camelCase(model.status()),
                model.trainingMinutes().orElse(null),
                model.error().map(CustomizationView::error).orElse(null),
                model.performance().map(CustomizationView::performance).orElse(null),
                model.order().testDataset().map(TestWire::new).orElse(null));
    }

    static Object of(EvaluationEntry evaluation, String modelName) {
        return new EvaluationWire(
                evaluation.name(),
                modelName,
                time(evaluation.createdAt()),
                time(evaluation.updatedAt()),
                camelCase(evaluation.status()),
                new TestWire(evaluation.dataset()),
                evaluation.error().map(CustomizationView::error).orElse(null),
                evaluation.performance().map(CustomizationView::performance).orElse(null));
    }

    /** {@code NOT_STARTED} as {@code notStarted}. */
    private static String camelCase(Enum<?> status) {
        String[] words = status.name().toLowerCase(Locale.ROOT).split("_");
        StringBuilder text = new StringBuilder(words[0]);
        for (int i = 1; i < words.length; i++) {
            text.append(Character.toUpperCase(words[i].charAt(0))).append(words[i].substring(1));
        }
        return text.toString();
    }

    private static ErrorWire error(JobFailure failure) {
        return new ErrorWire(
                failure.code(),
                failure.message(),
                failure.target().orElse(null),
                failure.details().stream()
                        .map(detail -> new ErrorWire(failure.code(), detail, null, List.of()))
                        .toList());
    }

    private static PerformanceWire performance(Performance performance) {
        Map<String, TagWire> tags = new LinkedHashMap<>();
        performance.tags().stream()
                .filter(tag -> tag.pictures() > 0)
                .forEach(tag -> tags.put(tag.name(), new TagWire(tag.accuracy())));
        return new PerformanceWire(
                performance.accuracyTop1(),
                performance.accuracyTop5(),
                performance.averagePrecision(),
                performance.calibrationEce(),
                tags);
    }

    private static String time(Instant instant) {
        return TIME.format(instant);
    }

    /** @param customProperties null for none */
    private record DatasetWire(
            String annotationKind,
            List<String> annotationFileUris,
            Map<String, String> customProperties,
            String name,
            String createdDateTime,
            String updatedDateTime,
            String eTag,
            AuthenticationWire authentication) {}

    private record AuthenticationWire(String kind) {}

    private record ModelWire(
            TrainingWire trainingParameters,
            String name,
            String createdDateTime,
            String updatedDateTime,
            String status,
            Integer trainingCostInMinutes,
            ErrorWire error,
            PerformanceWire modelPerformance,
            TestWire evaluationParameters) {}

    private record TrainingWire(String trainingDatasetName, int timeBudgetInHours, String modelKind) {}

    private record TestWire(String testDatasetName) {}

    private record EvaluationWire(
            String name,
            String modelName,
            String createdDateTime,
            String updatedDateTime,
            String status,
            TestWire evaluationParameters,
            ErrorWire error,
            PerformanceWire modelPerformance) {}

    /** @param target null for none */
    private record ErrorWire(String code, String message, String target, List<ErrorWire> details) {}

    private record PerformanceWire(
            double accuracyTop1,
            double accuracyTop5,
            double averagePrecision,
            double calibrationECE,
            Map<String, TagWire> tagPerformance) {}

    private record TagWire(double accuracy) {}
}
