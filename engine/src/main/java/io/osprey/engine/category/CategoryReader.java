package io.osprey.engine.category;

import io.osprey.engine.AnalysisRequest;
import io.osprey.engine.Confidence;
import io.osprey.engine.FeatureReader;
import io.osprey.engine.Perception;
import io.osprey.engine.sight.Detection;
import io.osprey.engine.sight.Detections;
import io.osprey.engine.sight.Geometry;
import io.osprey.engine.sight.SharedCard;
import io.osprey.engine.tags.TagHierarchy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Categories by {@link CategoryRules} from tags and boxes. Of each family ("outdoor_...") the best narrow category counts, or the
 * family itself when no narrow one is likely; the best {@link #MOST} families are given.
 */
public final class CategoryReader implements FeatureReader<CategoryResult> {
    static final int MOST = 3;
    static final double LEAST_SCORE = 0.3;

    /** What is said of a picture that no category fits, with the least score that the replaced service gives. */
    static final Category NOTHING_FITS = new Category("others_", 1 / 256.0);

    private static final int GROUP_LEAST = 2;
    private static final int MANY_LEAST = 5;

    /** The share of the picture from which on a single person's face makes a portrait. */
    private static final double PORTRAIT_FACE_AREA = 0.03;

    private final CategoryRules rules = CategoryRules.load();
    private final SharedCard card;
    private final TagHierarchy hierarchy;

    public CategoryReader(SharedCard card) {
        this.card = card;
        this.hierarchy = new TagHierarchy(card.tags());
    }

    @Override
    public CategoryResult read(Perception perception, AnalysisRequest request) {
        Map<String, Double> signals = new HashMap<>();
        double[] tags = hierarchy.consistent(perception.sight().evidence(card.face()));
        for (int tag = 0; tag < tags.length; tag++) {
            signals.put(hierarchy.name(tag), tags[tag]);
        }
        signals.putAll(signalsOfBoxes(perception.detections()));
        return new CategoryResult(categories(signals));
    }

    /** What the boxes say: a number of people is as sure as the least sure of so many. */
    Map<String, Double> signalsOfBoxes(Detections detections) {
        List<Detection> people = detections.objects().stream()
                .filter(object -> object.kind() == card.person())
                .toList();
        Map<String, Double> signals = new HashMap<>();
        if (people.size() >= MANY_LEAST) {
            signals.put("#many", people.get(MANY_LEAST - 1).score());
        } else if (people.size() >= GROUP_LEAST) {
            signals.put("#group", people.get(GROUP_LEAST - 1).score());
        } else if (!detections.faces().isEmpty()
                && Geometry.area(detections.faces().get(0).box()) >= PORTRAIT_FACE_AREA) {
            signals.put("#portrait", detections.faces().get(0).score());
        }
        return signals;
    }

    /** The categories that the signals speak for, by rising score; never empty. */
    List<Category> categories(Map<String, Double> signals) {
        Map<String, List<Category>> families = rules.evidence().keySet().stream()
                .map(name -> new Category(name, rules.score(name, signals)))
                .filter(category -> category.score() >= LEAST_SCORE)
                .collect(Collectors.groupingBy(CategoryReader::family));
        List<Category> best = new ArrayList<>();
        families.values().forEach(family -> best.add(mostSpecific(family)));
        best.sort(Comparator.comparingDouble(Category::score).reversed().thenComparing(Category::name));
        List<Category> chosen = new ArrayList<>();
        for (Category category : best.subList(0, Math.min(MOST, best.size()))) {
            chosen.add(0, new Category(category.name(), Confidence.of(category.score())));
        }
        return chosen.isEmpty() ? List.of(NOTHING_FITS) : chosen;
    }

    private static Category mostSpecific(List<Category> family) {
        return family.stream()
                .max(Comparator.comparing((Category category) -> !isParent(category))
                        .thenComparingDouble(Category::score)
                        .thenComparing(Category::name))
                .orElseThrow();
    }

    private static boolean isParent(Category category) {
        return category.name().endsWith("_");
    }

    private static String family(Category category) {
        return category.name().substring(0, category.name().indexOf('_'));
    }
}
