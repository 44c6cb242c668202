package io.osprey.cli.evaluate.metrics;

import io.osprey.cli.evaluate.metrics.BoxPicture.Found;
import io.osprey.cli.evaluate.metrics.BoxPicture.Truth;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Decides which found boxes of one kind in one picture are which true ones, as {@code evaluateImg} of pycocotools does: surest
 * first, each takes the true box that it overlaps most and that is still free. A crowd is never used up, and true boxes that
 * don't count (crowds, and things outside of the range of areas) are taken only when none that counts fits.
 */
final class BoxMatcher {
    /** Only so many of a picture's surest boxes of one kind count. */
    static final int MOST_FOUND = 100;

    private final List<Truth> truths;
    private final List<Found> found;
    private final double[][] overlaps;

    private BoxMatcher(List<Truth> truths, List<Found> found) {
        this.truths = truths;
        this.found = found;
        this.overlaps = new double[found.size()][truths.size()];
        for (int i = 0; i < found.size(); i++) {
            for (int j = 0; j < truths.size(); j++) {
                Truth truth = truths.get(j);
                Box box = found.get(i).box();
                overlaps[i][j] = truth.crowd() ? box.shareInside(truth.box()) : box.intersectionOverUnion(truth.box());
            }
        }
    }

    /** The matcher for one kind; empty when the picture has no box of it, true or found. */
    static Optional<BoxMatcher> of(BoxPicture picture, String kind) {
        List<Truth> truths = picture.truths().stream()
                .filter(truth -> truth.kind().equals(kind))
                .toList();
        List<Found> found = picture.found().stream()
                .filter(box -> box.kind().equals(kind))
                .sorted(Comparator.comparingDouble(Found::confidence).reversed())
                .limit(MOST_FOUND)
                .toList();
        return truths.isEmpty() && found.isEmpty() ? Optional.empty() : Optional.of(new BoxMatcher(truths, found));
    }

    /**
     * What became of the found boxes.
     *
     * @param outcomes of each found box, surest first
     * @param wanted how many true boxes count
     */
    record Matches(List<Outcome> outcomes, int wanted) {}

    /**
     * What became of one found box.
     *
     * @param confidence as found
     * @param right whether it is a true box
     * @param ignored whether it is neither right nor wrong
     */
    record Outcome(double confidence, boolean right, boolean ignored) {}

    /**
     * Matches by one threshold.
     *
     * @param leastOverlap intersection over union from which on two boxes are one
     * @param area things outside of this range don't count
     */
    Matches match(double leastOverlap, AreaRange area) {
        boolean[] ignored = new boolean[truths.size()];
        int wanted = 0;
        for (int j = 0; j < ignored.length; j++) {
            ignored[j] = truths.get(j).crowd() || !area.contains(truths.get(j).area());
            wanted += ignored[j] ? 0 : 1;
        }
        boolean[] taken = new boolean[truths.size()];
        Outcome[] outcomes = new Outcome[found.size()];
        for (int i = 0; i < outcomes.length; i++) {
            int best = best(i, leastOverlap, ignored, false, taken);
            if (best < 0) {
                best = best(i, leastOverlap, ignored, true, taken);
            }
            Found box = found.get(i);
            if (best < 0) {
                outcomes[i] = new Outcome(
                        box.confidence(), false, !area.contains(box.box().area()));
            } else {
                taken[best] = true;
                outcomes[i] = new Outcome(box.confidence(), !ignored[best], ignored[best]);
            }
        }
        return new Matches(List.of(outcomes), wanted);
    }

    /** The free true box that a found one overlaps most, the last of equals; -1 when none is near enough. */
    private int best(int i, double leastOverlap, boolean[] ignored, boolean wantIgnored, boolean[] taken) {
        int best = -1;
        double most = Math.min(leastOverlap, 1 - 1e-10);
        for (int j = 0; j < taken.length; j++) {
            boolean free = !taken[j] || truths.get(j).crowd();
            if (ignored[j] == wantIgnored && free && overlaps[i][j] >= most) {
                most = overlaps[i][j];
                best = j;
            }
        }
        return best;
    }
}
