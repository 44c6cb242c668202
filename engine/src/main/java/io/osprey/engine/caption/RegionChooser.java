package io.osprey.engine.caption;

import io.osprey.engine.AttentionMap;
import io.osprey.engine.picture.Region;
import io.osprey.engine.sight.Detection;
import io.osprey.engine.sight.Geometry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Picks the regions of a picture that are worth a sentence: things, things that touch each other as one region, and, when there
 * are few of these, where the eye goes and the picture's halves. Pure.
 */
public final class RegionChooser {
    /** A region covers no less of the picture. */
    static final double LEAST_AREA = 0.02;

    /** A region that covers more is the whole picture. */
    static final double MOST_AREA = 0.85;

    /** Two regions that overlap more are one. */
    static final double SAME_REGION_OVERLAP = 0.6;

    /** With fewer things than this, regions are taken from attention and the picture's halves. */
    static final int FEW = 3;

    private RegionChooser() {}

    /** A region and how much a sentence about it is worth. */
    private record Ranked(Region region, double worth) {}

    /**
     * The regions, most worthwhile first; no two overlap by more than {@link #SAME_REGION_OVERLAP}.
     *
     * @param objects things found, in fractions of the picture
     * @param attention where the eye goes
     * @param limit how many regions at most
     */
    public static List<Region> choose(List<Detection> objects, AttentionMap attention, int limit) {
        List<Ranked> candidates = new ArrayList<>();
        objects.forEach(object -> candidates.add(ranked(object.box(), object.score())));
        candidates.addAll(groups(objects));
        candidates.sort(Comparator.comparingDouble(Ranked::worth).reversed());
        List<Region> chosen = new ArrayList<>();
        candidates.forEach(candidate -> addIfNew(chosen, candidate.region()));
        if (chosen.size() < FEW) {
            salient(attention).ifPresent(region -> addIfNew(chosen, region));
            addIfNew(chosen, new Region(0, 0, 0.5, 1));
            addIfNew(chosen, new Region(0.5, 0, 1, 1));
        }
        return List.copyOf(chosen.subList(0, Math.min(limit, chosen.size())));
    }

    /** Surer and larger is better: of two equally sure things, one of four times the area counts twice. */
    private static Ranked ranked(Region region, double score) {
        return new Ranked(region, score * Math.sqrt(Geometry.area(region)));
    }

    private static void addIfNew(List<Region> chosen, Region region) {
        double area = Geometry.area(region);
        if (area >= LEAST_AREA
                && area <= MOST_AREA
                && chosen.stream()
                        .noneMatch(other -> Geometry.intersectionOverUnion(other, region) > SAME_REGION_OVERLAP)) {
            chosen.add(region);
        }
    }

    /** Things that overlap, two by two and as a whole chain: the box around them, as sure as the less sure one. */
    private static List<Ranked> groups(List<Detection> objects) {
        List<Ranked> groups = new ArrayList<>();
        for (int i = 0; i < objects.size(); i++) {
            Region chain = objects.get(i).box();
            double least = objects.get(i).score();
            for (int j = i + 1; j < objects.size(); j++) {
                Detection other = objects.get(j);
                if (Geometry.intersection(objects.get(i).box(), other.box()) > 0) {
                    double score = Math.min(objects.get(i).score(), other.score());
                    groups.add(ranked(Geometry.union(objects.get(i).box(), other.box()), score));
                }
                if (Geometry.intersection(chain, other.box()) > 0) {
                    chain = Geometry.union(chain, other.box());
                    least = Math.min(least, other.score());
                }
            }
            groups.add(ranked(chain, least));
        }
        return groups;
    }

    /** The box around all cells with at least half of the largest attention; empty when there is no attention at all. */
    static Optional<Region> salient(AttentionMap attention) {
        float most = 0;
        for (float value : attention.values()) {
            most = Math.max(most, value);
        }
        if (most <= 0) {
            return Optional.empty();
        }
        int left = attention.columns();
        int top = attention.rows();
        int right = 0;
        int bottom = 0;
        for (int row = 0; row < attention.rows(); row++) {
            for (int column = 0; column < attention.columns(); column++) {
                if (attention.at(row, column) >= most / 2) {
                    left = Math.min(left, column);
                    top = Math.min(top, row);
                    right = Math.max(right, column + 1);
                    bottom = Math.max(bottom, row + 1);
                }
            }
        }
        return Geometry.clipped(
                left / (double) attention.columns(),
                top / (double) attention.rows(),
                right / (double) attention.columns(),
                bottom / (double) attention.rows());
    }
}
