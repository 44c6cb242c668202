package io.osprey.engine.objects;

import static org.assertj.core.api.Assertions.assertThat;

import io.osprey.engine.sight.Cards;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ObjectReaderTest {
    private final ObjectReader reader = new ObjectReader(Cards.small());

    @Test
    void aWiderKindIsAtLeastAsSureAsTheNarrowerOne() {
        // mammal's own evidence 0.25 is raised to the dog's 0.5; animal has 0.75
        ObjectLabel label = reader.label(Cards.DOG, 0.5, Cards.evidence(0, 0, 0, 0.25, 0.75));
        ObjectLabel animal = new ObjectLabel("animal", 0.75, Optional.empty());
        ObjectLabel mammal = new ObjectLabel("mammal", 0.5, Optional.of(animal));
        assertThat(label).isEqualTo(new ObjectLabel("dog", 0.5, Optional.of(mammal)));
    }

    @Test
    void theOwnConfidenceIsTheBoxesNotTheTags() {
        assertThat(reader.label(Cards.PERSON, 0.5, Cards.evidence(0.75)))
                .isEqualTo(new ObjectLabel("person", 0.5, Optional.empty()));
    }
}
