package io.osprey.engine.read;

import java.util.List;

/** Directions in degrees, clockwise from "to the right". */
final class TextAngle {
    private TextAngle() {}

    /** The angle that equals the given one, in (-180, 180]. */
    static double normalized(double degrees) {
        double rest = degrees % 360;
        if (rest > 180) {
            return rest - 360;
        }
        return rest <= -180 ? rest + 360 : rest;
    }

    /**
     * The median of directions: of their deviations from the mean direction, so that 179 and -179 have 180 between them.
     *
     * @return in (-180, 180]; 0 when there are none
     */
    static double median(List<Double> angles) {
        if (angles.isEmpty()) {
            return 0;
        }
        double x = angles.stream()
                .mapToDouble(angle -> Math.cos(Math.toRadians(angle)))
                .sum();
        double y = angles.stream()
                .mapToDouble(angle -> Math.sin(Math.toRadians(angle)))
                .sum();
        double mean = Math.toDegrees(Math.atan2(y, x));
        List<Double> deviations =
                angles.stream().map(angle -> normalized(angle - mean)).sorted().toList();
        int middle = deviations.size() / 2;
        double deviation = deviations.size() % 2 == 1
                ? deviations.get(middle)
                : (deviations.get(middle - 1) + deviations.get(middle)) / 2;
        return normalized(mean + deviation);
    }
}
