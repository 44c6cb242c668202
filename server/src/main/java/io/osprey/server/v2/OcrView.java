package io.osprey.server.v2;

import io.osprey.engine.Analysis;
import io.osprey.engine.picture.PictureInfo;
import io.osprey.engine.read.Point;
import io.osprey.engine.read.ReadResult;
import io.osprey.engine.read.TextLine;
import io.osprey.engine.read.TextWord;
import io.osprey.server.wire.TextLanguage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Text as the operation ocr prints it (api-v2.md section 10): boxes in regions, in the picture after it was turned about its middle by
 * {@code textAngle}, which makes lines level or upright; {@code orientation} says where their upper side is then. Pure functions.
 */
final class OcrView {
    private static final double RADIANS_PLACES = 1e6;
    /** Lines farther apart than this many of their heights are in different regions. */
    private static final double REGION_GAP = 1.5;

    private OcrView() {}

    record OcrWire(String language, double textAngle, String orientation, List<Region> regions, String modelVersion) {}

    record Region(String boundingBox, List<Line> lines) {}

    record Line(String boundingBox, List<Word> words) {}

    record Word(String boundingBox, String text) {}

    /** @param modelVersion printed by v3.2; empty in older versions */
    static OcrWire of(Analysis analysis, OcrQuery query, Optional<String> modelVersion) {
        ReadResult all = analysis.find(ReadResult.class).orElseThrow();
        ReadResult text =
                query.anyOrientation() || quarter(all.angleDegrees()) == 0 ? all : new ReadResult(List.of(), 0);
        if (text.lines().isEmpty()) {
            return new OcrWire(query.language().orElse("unk"), 0, "NotDetected", List.of(), modelVersion.orElse(null));
        }
        int quarter = quarter(text.angleDegrees());
        double angle = Math.toRadians(Math.IEEEremainder(quarter - text.angleDegrees(), 360));
        Turn turn = new Turn(angle, analysis.picture());
        String whole = text.lines().stream().map(TextLine::text).collect(Collectors.joining(" "));
        return new OcrWire(
                query.language().or(() -> TextLanguage.of(whole)).orElse("unk"),
                Math.rint(angle * RADIANS_PLACES) / RADIANS_PLACES + 0.0,
                orientation(quarter),
                regions(text, turn),
                modelVersion.orElse(null));
    }

    /** The quarter turn that is nearest: -90, 0, 90 or 180. */
    static int quarter(double degrees) {
        int quarter = (int) Math.round(degrees / 90) * 90;
        return quarter == -180 ? 180 : quarter;
    }

    private static String orientation(int quarter) {
        return switch (quarter) {
            case 0 -> "Up";
            case 90 -> "Right";
            case 180 -> "Down";
            default -> "Left";
        };
    }

    private static List<Region> regions(ReadResult text, Turn turn) {
        List<List<TextLine>> groups = new ArrayList<>();
        Turn level = new Turn(Math.toRadians(-text.angleDegrees()), turn.picture());
        Box before = null;
        for (TextLine line : text.lines()) {
            Box box = level.around(line.polygon());
            if (before == null || !before.isFollowedBy(box)) {
                groups.add(new ArrayList<>());
                before = box;
            } else {
                before = before.and(box);
            }
            groups.get(groups.size() - 1).add(line);
        }
        return groups.stream().map(group -> region(group, turn)).toList();
    }

    private static Region region(List<TextLine> lines, Turn turn) {
        Box box = lines.stream()
                .map(line -> turn.around(line.polygon()))
                .reduce(Box::and)
                .orElseThrow();
        return new Region(
                box.wire(), lines.stream().map(line -> line(line, turn)).toList());
    }

    private static Line line(TextLine line, Turn turn) {
        return new Line(
                turn.around(line.polygon()).wire(),
                line.words().stream().map(word -> word(word, turn)).toList());
    }

    private static Word word(TextWord word, Turn turn) {
        return new Word(turn.around(word.polygon()).wire(), word.text());
    }

    /** A turn about the picture's middle, clockwise. */
    private record Turn(double radians, PictureInfo picture) {
        Box around(List<Point> polygon) {
            double left = Double.MAX_VALUE;
            double top = Double.MAX_VALUE;
            double right = -Double.MAX_VALUE;
            double bottom = -Double.MAX_VALUE;
            for (Point point : polygon) {
                double dx = point.x() - picture.width() / 2.0;
                double dy = point.y() - picture.height() / 2.0;
                double x = picture.width() / 2.0 + dx * Math.cos(radians) - dy * Math.sin(radians);
                double y = picture.height() / 2.0 + dx * Math.sin(radians) + dy * Math.cos(radians);
                left = Math.min(left, x);
                top = Math.min(top, y);
                right = Math.max(right, x);
                bottom = Math.max(bottom, y);
            }
            return new Box(left, top, right, bottom, bottom - top);
        }
    }

    /** @param lineHeight of the last line in it */
    private record Box(double left, double top, double right, double bottom, double lineHeight) {
        /** Whether a line goes on what is in this box: close below it and not beside it. */
        boolean isFollowedBy(Box line) {
            double gap = line.top() - bottom;
            double height = Math.max(lineHeight, line.lineHeight());
            return gap < REGION_GAP * height && gap > -height && line.left() < right && left < line.right();
        }

        Box and(Box other) {
            return new Box(
                    Math.min(left, other.left),
                    Math.min(top, other.top),
                    Math.max(right, other.right),
                    Math.max(bottom, other.bottom),
                    other.lineHeight);
        }

        String wire() {
            long x = Math.round(left);
            long y = Math.round(top);
            return x + "," + y + "," + Math.max(1, Math.round(right) - x) + "," + Math.max(1, Math.round(bottom) - y);
        }
    }
}
