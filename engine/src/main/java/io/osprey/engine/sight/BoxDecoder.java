package io.osprey.engine.sight;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** From a box and scores for each cell to the things found. Pure. */
public final class BoxDecoder {
    /** Two boxes of different kinds that overlap more are one thing, whose kind is the likelier one. */
    static final double SAME_THING_OVERLAP = 0.9;

    /** Only so many of the best candidates of each list are compared with each other. */
    static final int MAX_CANDIDATES = 400;

    static final int MAX_PEOPLE = 50;

    private final SharedCard card;

    public BoxDecoder(SharedCard card) {
        this.card = card;
    }

    /** The things found, by the card's thresholds. Boxes are cut to the picture; those outside of it are dropped. */
    public Detections decode(CellBoxes boxes) {
        SharedCard.Thresholds thresholds = card.thresholds();
        List<Detection> objects = found(boxes, 0, card.face(), thresholds.object());
        List<Detection> faces = found(boxes, card.face(), card.face() + 1, thresholds.face());
        return new Detections(NonMaximumSuppression.acrossKinds(objects, SAME_THING_OVERLAP), people(boxes), faces);
    }

    /** The people alone, by falling score; without looking for anything else. */
    public List<Detection> people(CellBoxes boxes) {
        List<Detection> people =
                found(boxes, card.person(), card.person() + 1, card.thresholds().person());
        return people.subList(0, Math.min(people.size(), MAX_PEOPLE));
    }

    private List<Detection> found(CellBoxes boxes, int fromKind, int toKind, double leastScore) {
        List<Detection> candidates = new ArrayList<>();
        for (int i = 0; i < boxes.count(); i++) {
            for (int kind = fromKind; kind < toKind; kind++) {
                float score = boxes.score(i, kind);
                if (score >= leastScore) {
                    addCandidate(candidates, boxes, i, kind, score);
                }
            }
        }
        candidates.sort(Comparator.comparingDouble(Detection::score).reversed());
        List<Detection> best = candidates.subList(0, Math.min(candidates.size(), MAX_CANDIDATES));
        return NonMaximumSuppression.perKind(best, card.thresholds().overlap());
    }

    private static void addCandidate(List<Detection> candidates, CellBoxes boxes, int i, int kind, float score) {
        float[] corners = boxes.corners();
        Geometry.clipped(corners[4 * i], corners[4 * i + 1], corners[4 * i + 2], corners[4 * i + 3])
                .ifPresent(box -> candidates.add(new Detection(kind, score, box)));
    }
}
