package io.osprey.cli.evaluate;

import java.util.List;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * All that an evaluation came to. It holds no times and no host names: equal answers give equal reports.
 *
 * @param osprey version of the program
 * @param models version of the model bundle
 * @param pictures how many pictures were analyzed
 * @param failed those that could not be
 * @param measurements one for each thing measured
 */
public record Report(String osprey, String models, int pictures, List<Failure> failed, List<Section> measurements) {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    public Report {
        failed = List.copyOf(failed);
        measurements = List.copyOf(measurements);
    }

    /**
     * A picture that could not be analyzed.
     *
     * @param picture its file
     * @param reason why
     */
    public record Failure(String picture, String reason) {}

    /** The report as JSON, for programs; ends in a line break. */
    public String json() {
        return JSON.writeValueAsString(this) + "\n";
    }

    /**
     * The report as text, for people.
     *
     * @param details whether every class or picture gets a line
     */
    public String text(boolean details) {
        Lines lines = new Lines();
        lines.figure("pictures analyzed", Integer.toString(pictures))
                .figure("pictures that could not be read", Integer.toString(failed.size()))
                .figure("models", models)
                .figure("figures are", "percentages; CIDEr-D is times 100");
        measurements.forEach(section -> section.print(lines, details));
        return lines.toString();
    }
}
