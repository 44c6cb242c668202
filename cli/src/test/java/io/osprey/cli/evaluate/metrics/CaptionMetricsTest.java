package io.osprey.cli.evaluate.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CaptionMetricsTest {
    private static List<String> words(String sentence) {
        return List.of(sentence.split(" "));
    }

    private static CaptionPicture picture(String candidate, String... references) {
        return new CaptionPicture(
                words(candidate),
                Arrays.stream(references).map(CaptionMetricsTest::words).toList());
    }

    @Test
    void bleuOfAnEqualSentenceIsOne() {
        assertThat(Bleu.of(List.of(picture("a dog runs on the beach", "a dog runs on the beach"))))
                .isEqualTo(1, within(1e-12));
    }

    @Test
    void bleuCountsClippedRunsAndBrevity() {
        // 1 word 5/5, 2 words 3/4, 3 words 2/3, 4 words 1/2; 5 words where 7 are wanted: exp(1 - 7/5)
        double expected = Math.pow(1 * 3 / 4.0 * 2 / 3 * 1 / 2, 0.25) * Math.exp(1 - 7 / 5.0);
        assertThat(Bleu.of(List.of(picture("a dog runs on grass", "a dog runs on the grass today"))))
                .isEqualTo(expected, within(1e-12));
    }

    @Test
    void bleuTakesTheClosestReferenceLengthAndTheShorterOfTwo() {
        // 4 words; references of 3 and 5 words are as close: 3 is wanted, so there is no penalty. All runs are in the
        // longer one.
        assertThat(Bleu.of(List.of(picture("a b c d", "a b c d e", "x y z")))).isEqualTo(1, within(1e-12));
        // 5 is the only length: exp(1 - 5/4)
        assertThat(Bleu.of(List.of(picture("a b c d", "a b c d e")))).isEqualTo(Math.exp(-0.25), within(1e-12));
    }

    @Test
    void bleuClipsRepeatedWords() {
        // "a" counts once of four, and no run of two is right
        assertThat(Bleu.of(List.of(picture("a a a a", "a b c d")))).isZero();
        assertThat(Bleu.of(List.of())).isZero();
    }

    @Test
    void ciderOfEqualSentencesIsTen() {
        // every run is in one of two pictures: equal vectors, cosine 1 for each length
        CiderD scores = CiderD.of(List.of(
                picture("a dog runs on sand", "a dog runs on sand"),
                picture("two men play chess outside", "two men play chess outside")));
        assertThat(scores.mean()).isEqualTo(10, within(1e-12));
        assertThat(scores.scores()).hasSize(2);
    }

    @Test
    void ciderOfWordsThatAllPicturesHaveIsZero() {
        assertThat(CiderD.of(List.of(picture("a b c d", "a b c d"), picture("a b c d", "a b c d")))
                        .mean())
                .isZero();
        assertThat(CiderD.of(List.of(picture("a b c d", "a b c d"))).mean()).isZero();
    }

    @Test
    void ciderWeighsRarityAndLength() {
        // First picture: "x y" against "x z w". Rarity of x, z, w: ln 2 each (one of two pictures); of y too: in no
        // reference.
        // Single words: (1, 1) and (1, 1, 1) share x: 1 / (sqrt 2 x sqrt 3). No longer run is shared.
        // One word apart: exp(-1 / 72). Mean over four lengths, times 10.
        CiderD scores = CiderD.of(List.of(picture("x y", "x z w"), picture("q", "p p p p p")));
        assertThat(scores.scores().get(0)).isEqualTo(10 * 1 / Math.sqrt(6) / 4 * Math.exp(-1 / 72.0), within(1e-12));
        assertThat(scores.scores().get(1)).isZero();
    }

    /** The case and its figures are made by {@code src/test/python/cross_check.py}. */
    @Test
    void agreesWithTheDefinitionsOfCocoCaption() throws IOException {
        JsonNode json = CocoBoxesTest.read("captions.json");
        List<CaptionPicture> pictures = new ArrayList<>();
        for (JsonNode picture : json.get("pictures")) {
            List<List<String>> references = new ArrayList<>();
            picture.get("references").forEach(reference -> references.add(strings(reference)));
            pictures.add(new CaptionPicture(strings(picture.get("candidate")), references));
        }
        CiderD scores = CiderD.of(pictures);
        JsonNode expected = json.get("expected");
        assertThat(scores.mean()).isEqualTo(expected.get("ciderD").asDouble(), within(1e-12));
        for (int i = 0; i < pictures.size(); i++) {
            assertThat(scores.scores().get(i))
                    .isEqualTo(expected.get("ciderDs").get(i).asDouble(), within(1e-12));
        }
        // coco-caption's tiny terms change the tenth digit
        assertThat(Bleu.of(pictures)).isEqualTo(expected.get("bleu4").asDouble(), within(1e-9));
    }

    private static List<String> strings(JsonNode array) {
        List<String> strings = new ArrayList<>();
        array.forEach(word -> strings.add(word.asString()));
        return strings;
    }

    @Test
    void tokensAreLowerCaseWithoutPunctuation() {
        assertThat(Tokens.of("A man, wearing a T-shirt; runs!  (quickly) ."))
                .containsExactly("a", "man", "wearing", "a", "t-shirt", "runs", "quickly");
        assertThat(Tokens.of("The dog's ball doesn\u2019t roll, it's wet - isn't it?"))
                .containsExactly(
                        "the", "dog", "'s", "ball", "does", "n't", "roll", "it", "'s", "wet", "is", "n't", "it");
        assertThat(Tokens.of("2 boys, 1,000 balls at 3.30 -- 'cool'"))
                .containsExactly("2", "boys", "1,000", "balls", "at", "3.30", "cool");
        assertThat(Tokens.of("Ein süßer Hund")).containsExactly("ein", "süßer", "hund");
        assertThat(Tokens.of(" ... ")).isEmpty();
    }

    @Test
    void aCaptionIsRightWhenPeopleUseTwoOfThreeOfItsContentWords() {
        // dog, runs, grass: two of three are used; "a", "on" and "the" don't count
        CaptionPicture two = picture("a dog runs on the grass", "the brown dog is on grass", "an animal");
        assertThat(CaptionTruth.share(two)).isEqualTo(2 / 3.0);
        assertThat(CaptionTruth.isRight(two)).isTrue();
        CaptionPicture one = picture("a dog runs on the grass", "the cat is on grass");
        assertThat(CaptionTruth.share(one)).isEqualTo(1 / 3.0);
        assertThat(CaptionTruth.isRight(one)).isFalse();
        assertThat(CaptionTruth.isRight(picture("a", "a"))).isFalse();
    }
}
