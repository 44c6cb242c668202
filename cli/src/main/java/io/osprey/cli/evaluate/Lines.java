package io.osprey.cli.evaluate;

import io.osprey.cli.evaluate.metrics.Reliability;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Text for people: headings, figures and tables with columns. Shares are written as percentages. */
final class Lines {
    private static final int NAME_COLUMNS = 44;

    private final StringBuilder text = new StringBuilder();

    /** A heading after an empty line. */
    Lines heading(String heading) {
        text.append(System.lineSeparator()).append(heading).append(System.lineSeparator());
        return this;
    }

    /** A name and what there is to say of it. */
    Lines figure(String name, String value) {
        text.append(String.format(Locale.ROOT, "  %-" + NAME_COLUMNS + "s %s%n", name, value));
        return this;
    }

    /** A name and a share as a percentage, or a dash where there is none. */
    Lines figure(String name, OptionalDouble share) {
        return figure(name, percent(share));
    }

    /** A name and a share as a percentage. */
    Lines figure(String name, double share) {
        return figure(name, percent(share));
    }

    /** A table: the first column is aligned left, all others right. The first row holds the headings. */
    Lines table(List<List<String>> rows) {
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder("  ");
            for (int i = 0; i < widths.length; i++) {
                line.append("  ")
                        .append(String.format(Locale.ROOT, "%" + (i == 0 ? "-" : "") + widths[i] + "s", row.get(i)));
            }
            text.append(line.toString().stripTrailing()).append(System.lineSeparator());
        }
        return this;
    }

    /** The table of confidences, and how far they are off. */
    Lines confidences(Confidences confidences) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("confidence", "answers", "mean", "right"));
        for (Reliability.Bin bin : confidences.all().bins()) {
            rows.add(List.of(
                    String.format(Locale.ROOT, "%.1f to %.1f", bin.from(), bin.from() + 0.1),
                    Integer.toString(bin.count()),
                    bin.count() == 0 ? "-" : percent(bin.meanConfidence()),
                    bin.count() == 0 ? "-" : percent(bin.shareRight())));
        }
        table(rows);
        figure("expected calibration error", confidences.all().expectedCalibrationError());
        if (confidences.threshold() > 0) {
            figure(
                    String.format(
                            Locale.ROOT,
                            "  of the %d from %.2f on",
                            confidences.given().answers(),
                            confidences.threshold()),
                    confidences.given().expectedCalibrationError());
        }
        return this;
    }

    static String percent(OptionalDouble share) {
        return share.isPresent() ? percent(share.getAsDouble()) : "-";
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f", 100 * share);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
