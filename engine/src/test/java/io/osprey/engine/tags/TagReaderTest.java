package io.osprey.engine.tags;

import static org.assertj.core.api.Assertions.assertThat;

import io.osprey.engine.language.SpokenLanguage;
import io.osprey.engine.sight.Cards;
import java.util.List;
import org.junit.jupiter.api.Test;

class TagReaderTest {
    private final TagReader reader = new TagReader(Cards.small());

    private static final TagHierarchy HIERARCHY = new TagHierarchy(Cards.small().tags());

    // The card's order: person, dog, laptop, mammal, animal, computer, electronics, outdoor, indoor, beach, grass.

    @Test
    void aTagBringsItsWiderTagsAtLeastAsLikely() {
        List<Tag> tags = reader.tags(Cards.evidence(0, 0.75, 0, 0.5, 0.875));
        assertThat(tags).containsExactly(new Tag("animal", 0.875), new Tag("dog", 0.75), new Tag("mammal", 0.75));
    }

    @Test
    void namesTagsInALanguage() {
        List<Tag> tags = List.of(new Tag("animal", 0.875), new Tag("dog", 0.75), new Tag("theremin", 0.5));
        assertThat(TagReader.named(tags, SpokenLanguage.SPANISH))
                .containsExactly(new Tag("animal", 0.875), new Tag("perro", 0.75), new Tag("theremin", 0.5));
        assertThat(TagReader.named(tags, SpokenLanguage.ENGLISH)).isEqualTo(tags);
    }

    @Test
    void namesNoTagTwice() {
        List<Tag> tags = List.of(new Tag("dog", 0.75), new Tag("perro", 0.5));
        assertThat(TagReader.named(tags, SpokenLanguage.SPANISH)).containsExactly(new Tag("perro", 0.75));
    }

    @Test
    void ofIndoorAndOutdoorTheLikelierStaysAlone() {
        // beach 0.5 is an outdoor tag and goes with it
        List<Tag> tags = reader.tags(Cards.evidence(0, 0, 0, 0, 0, 0, 0, 0.5, 0.75, 0.5, 0.625));
        assertThat(tags).containsExactly(new Tag("indoor", 0.75), new Tag("grass", 0.625));
        // beach 0.875 raises outdoor to 0.875
        tags = reader.tags(Cards.evidence(0, 0, 0, 0, 0, 0, 0, 0.5, 0.75, 0.875, 0));
        assertThat(tags).containsExactly(new Tag("outdoor", 0.875), new Tag("beach", 0.875));
    }

    @Test
    void anUnsurePictureGetsAFewTagsButNoneBelowTheLeast() {
        assertThat(reader.tags(Cards.evidence(0.5, 0, 0, 0, 0, 0, 0, 0.25, 0, 0, 0.125)))
                .containsExactly(new Tag("person", 0.5), new Tag("outdoor", 0.25));
        assertThat(reader.tags(Cards.evidence(0.25, 0, 0, 0, 0, 0, 0.375, 0.375, 0, 0, 0.25)))
                .hasSize(TagReader.FEW);
        assertThat(reader.tags(Cards.evidence())).isEmpty();
    }

    @Test
    void withAThresholdOfZeroEveryTagIsGivenTheSureOnesFirst() {
        float[] evidence = Cards.evidence(0.875, 0.25, 0, 0, 0, 0, 0, 0.5, 0.125);
        List<Tag> all =
                reader.tags(evidence, Cards.small().unsureToo().thresholds().tag());
        assertThat(all).hasSize(HIERARCHY.size()).startsWith(new Tag("person", 0.875), new Tag("outdoor", 0.5));
        assertThat(all).contains(new Tag("dog", 0.25), new Tag("grass", 1e-4), new Tag("indoor", 1e-4));
    }

    @Test
    void confidencesStayInsideZeroToOne() {
        assertThat(reader.tags(Cards.evidence(1)).get(0).confidence()).isEqualTo(0.9999);
    }

    @Test
    void knowsTheChainOfWiderTags() {
        assertThat(HIERARCHY.chain(Cards.DOG)).extracting(HIERARCHY::name).containsExactly("mammal", "animal");
        assertThat(HIERARCHY.chain(Cards.PERSON)).isEmpty();
        assertThat(HIERARCHY.wider(Cards.LAPTOP))
                .extracting(HIERARCHY::name)
                .containsExactly("computer", "electronics");
        assertThat(HIERARCHY.find("unicorn")).isEqualTo(-1);
    }
}
