package io.osprey.engine.caption;

import io.osprey.engine.Confidence;
import io.osprey.engine.model.ModelBundle;
import io.osprey.engine.model.Network;
import io.osprey.engine.model.Tensor;
import io.osprey.engine.sight.BoxDecoder;
import io.osprey.engine.sight.Detection;
import io.osprey.engine.sight.SharedCard;
import io.osprey.engine.sight.Sight;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Says sentences about what the shared network saw: a transformer decoder (Vaswani et al. 2017, "Attention is all you need")
 * that attends to the grid and to the likeliest tags (roles {@code caption-encode} and {@code caption-decode}). Thread-safe.
 */
public final class Captioner {
    private static final String ENCODER = "caption-encode";
    private static final String DECODER = "caption-decode";

    /** However many sentences are wanted, no more beginnings are followed. */
    private static final int MAX_BEAM = 12;

    /** How many beginnings are followed for each sentence when several are wanted: most end up saying the same. */
    private static final int BEGINNINGS_OF_EACH = 3;

    private final Network encoder;
    private final Network decoder;
    private final EncoderCard encoderCard;
    private final DecoderCard decoderCard;
    private final SharedCard sharedCard;
    private final BeamSearch search;
    private final Grounding grounding;
    private final BoxDecoder boxes;

    /** @throws io.osprey.engine.model.ModelException when the bundle lacks one of the networks, or one can't be opened */
    public Captioner(ModelBundle bundle, SharedCard sharedCard) {
        this.encoder = bundle.network(ENCODER);
        this.decoder = bundle.network(DECODER);
        this.encoderCard = bundle.card(ENCODER, EncoderCard.class);
        this.decoderCard = bundle.card(DECODER, DecoderCard.class);
        this.sharedCard = sharedCard;
        this.search = new BeamSearch(
                decoderCard.begin(),
                decoderCard.end(),
                Set.of(decoderCard.pad(), decoderCard.begin(), decoderCard.unknown()),
                decoderCard.longest(),
                decoderCard.lengthPower());
        this.grounding = Grounding.of(decoderCard, sharedCard.person(), encoderCard.leastConcept());
        this.boxes = new BoxDecoder(sharedCard);
    }

    /**
     * Sentences about one sight, the best first, whatever else is wanted; then more than are wanted, because some will say the same.
     *
     * @param wanted how many different sentences are wanted
     */
    public List<Sentence> describe(Sight sight, int wanted) {
        List<Sentence> sentences = search(List.of(sight), decoderCard.beam()).get(0);
        if (wanted == 1) {
            return sentences;
        }
        List<Sentence> more = new ArrayList<>(sentences.subList(0, 1));
        more.addAll(search(List.of(sight), Math.min(BEGINNINGS_OF_EACH * wanted, MAX_BEAM))
                .get(0));
        return more;
    }

    /** One sentence about each sight; the sights must be of one size. All are searched greedily, in one batch. */
    public List<Sentence> describeEach(List<Sight> sights) {
        if (sights.isEmpty()) {
            return List.of();
        }
        return search(sights, 1).stream().map(sentences -> sentences.get(0)).toList();
    }

    private List<List<Sentence>> search(List<Sight> sights, int width) {
        List<float[]> evidences =
                sights.stream().map(sight -> sight.evidence(sharedCard.face())).toList();
        List<WordJudgement> judgements = new ArrayList<>();
        for (int i = 0; i < sights.size(); i++) {
            judgements.add(grounding.judge(evidences.get(i), people(sights.get(i))));
        }
        StepFunction steps = new DecoderSteps(decoder, encode(sights, evidences));
        List<List<Sentence>> answers = new ArrayList<>();
        for (List<Hypothesis> hypotheses : search.search(steps, judgements, width)) {
            answers.add(hypotheses.stream().map(this::sentence).toList());
        }
        return answers;
    }

    /** Scores of the people in a sight, falling. */
    private double[] people(Sight sight) {
        return boxes.people(sight.boxes()).stream()
                .mapToDouble(Detection::score)
                .toArray();
    }

    private Memory encode(List<Sight> sights, List<float[]> evidences) {
        int count = sights.size();
        int positions = sights.get(0).positions();
        int gridLength = sights.get(0).grid().length;
        float[] grid = new float[count * gridLength];
        float[] places = new float[count * positions * 2];
        long[] concepts = new long[count * encoderCard.concepts()];
        float[] placesOfOne = places(positions);
        for (int i = 0; i < count; i++) {
            System.arraycopy(sights.get(i).grid(), 0, grid, i * gridLength, gridLength);
            System.arraycopy(placesOfOne, 0, places, i * placesOfOne.length, placesOfOne.length);
            long[] told = Concepts.of(evidences.get(i), encoderCard.concepts(), encoderCard.leastConcept());
            System.arraycopy(told, 0, concepts, i * told.length, told.length);
        }
        Map<String, Tensor.Floats> memory = encoder.run(Map.of(
                "grid", Tensor.of(grid, count, positions, gridLength / positions),
                "places", Tensor.of(places, count, positions, 2),
                "concepts", Tensor.of(concepts, count, encoderCard.concepts())));
        return new Memory(memory.get("keys"), memory.get("values"), memory.get("mask"));
    }

    /** Centres of the cells of a square grid, row by row, as fractions x, y. */
    static float[] places(int positions) {
        int side = (int) Math.round(Math.sqrt(positions));
        if (side * side != positions) {
            throw new IllegalArgumentException(positions + " cells are not a square");
        }
        float[] places = new float[2 * positions];
        for (int i = 0; i < positions; i++) {
            places[2 * i] = (i % side + 0.5f) / side;
            places[2 * i + 1] = (i / side + 0.5f) / side;
        }
        return places;
    }

    private Sentence sentence(Hypothesis hypothesis) {
        List<String> words = Articles.corrected(Arrays.stream(hypothesis.words())
                .mapToObj(decoderCard.words()::get)
                .toList());
        return new Sentence(words, Confidence.of(decoderCard.confidence().confidence(hypothesis.meanLogProbability())));
    }
}
