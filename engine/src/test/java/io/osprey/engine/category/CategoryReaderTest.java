package io.osprey.engine.category;

import static org.assertj.core.api.Assertions.assertThat;

import io.osprey.engine.picture.Region;
import io.osprey.engine.sight.Cards;
import io.osprey.engine.sight.Detection;
import io.osprey.engine.sight.Detections;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CategoryReaderTest {
    private final CategoryReader reader = new CategoryReader(Cards.small());

    @Test
    void thereAre86Categories() {
        assertThat(CategoryRules.load().evidence())
                .hasSize(86)
                .containsKeys("abstract_", "people_tattoo", "sky_object", "trans_trainstation")
                .allSatisfy((name, evidence) -> assertThat(name).matches("[a-z]+_[a-z]*"));
    }

    @Test
    void everySignalIsATagOrReadOffBoxes() throws IOException {
        Set<String> tags = Files.readAllLines(Path.of("../training/osprey_training/vocabulary.txt")).stream()
                .map(line -> line.replaceAll(" [<=@!].*", "").strip())
                .collect(Collectors.toSet());
        assertThat(CategoryRules.load().signals()).allSatisfy(signal -> assertThat(
                        Set.of("#group", "#many", "#portrait").contains(signal) || tags.contains(signal))
                .as(signal)
                .isTrue());
    }

    @Test
    void theNarrowCategoryStandsForItsFamily() {
        assertThat(reader.categories(Map.of("outdoor", 0.9, "street", 0.5, "city", 0.4)))
                .containsExactly(new Category("outdoor_street", 0.5));
        assertThat(reader.categories(Map.of("outdoor", 0.9, "street", 0.2)))
                .containsExactly(new Category("outdoor_", 0.9));
    }

    @Test
    void threeFamiliesAtMostByRisingScore() {
        assertThat(reader.categories(Map.of("dog", 0.9, "tree", 0.5, "pizza", 0.4, "house", 0.6)))
                .containsExactly(
                        new Category("plant_tree", 0.5),
                        new Category("outdoor_house", 0.6),
                        new Category("animal_dog", 0.9));
    }

    @Test
    void evidenceTogetherIsAsStrongAsTheWeaker() {
        // grass with outdoor: min(0.8, 0.5) x 0.9 = 0.45; grass alone: 0.8 x 0.8 = 0.64
        assertThat(CategoryRules.load().score("outdoor_grass", Map.of("grass", 0.8, "outdoor", 0.5)))
                .isEqualTo(0.8 * 0.8);
        assertThat(CategoryRules.load().score("building_brickwall", Map.of("building", 0.8, "brick", 0.5)))
                .isEqualTo(0.5);
    }

    @Test
    void neverSaysNothing() {
        assertThat(reader.categories(Map.of())).containsExactly(new Category("others_", 0.00390625));
    }

    @Test
    void countsPeopleAndKnowsAPortrait() {
        Detection face = new Detection(Cards.FACE, 0.8, new Region(0.4, 0.2, 0.6, 0.5));
        assertThat(reader.signalsOfBoxes(people(1, face))).isEqualTo(Map.of("#portrait", 0.8));
        assertThat(reader.signalsOfBoxes(people(3, face))).isEqualTo(Map.of("#group", 0.75));
        assertThat(reader.signalsOfBoxes(people(5, face))).isEqualTo(Map.of("#many", 0.5625));
        Detection farFace = new Detection(Cards.FACE, 0.8, new Region(0.4, 0.2, 0.5, 0.3));
        assertThat(reader.signalsOfBoxes(people(1, farFace))).isEmpty();
    }

    /** So many people of scores 1 - 1/8, 1 - 2/8 and from there on a sixteenth less each, and a face. */
    private static Detections people(int count, Detection face) {
        List<Detection> people = new ArrayList<>();
        double[] scores = {0.875, 0.75, 0.6875, 0.625, 0.5625};
        for (int i = 0; i < count; i++) {
            people.add(new Detection(Cards.PERSON, scores[i], new Region(0.1 * i, 0, 0.1 * i + 0.1, 1)));
        }
        return new Detections(people, people, List.of(face));
    }
}
