package io.osprey.cli;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.osprey.engine.Analysis;
import io.osprey.engine.Feature;
import io.osprey.engine.custom.CustomResult;
import io.osprey.engine.custom.CustomTag;
import io.osprey.server.v2.AnswerForm;
import io.osprey.server.v2.AnswerFrame;
import io.osprey.server.v2.ClassicQuery;
import io.osprey.server.v2.DomainModelView;
import io.osprey.server.v2.ImageAnalysisView;
import io.osprey.server.v2.VisualFeature;
import io.osprey.server.v4.ApiVersion;
import io.osprey.server.v4.ga.GaView;
import io.osprey.server.wire.WireJson;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One line of JSON for a picture, shaped as {@code docs/decisions/0002-json-of-analyze.md} says. */
final class AnswerJson {
    /** What only the classic APIs have names for. */
    private static final Map<Feature, VisualFeature> CLASSIC_ONLY = Map.of(
            Feature.CATEGORIES, VisualFeature.CATEGORIES,
            Feature.COLOR, VisualFeature.COLOR,
            Feature.IMAGE_TYPE, VisualFeature.IMAGE_TYPE,
            Feature.FACES, VisualFeature.FACES,
            Feature.BRANDS, VisualFeature.BRANDS);

    private AnswerJson() {}

    /**
     * @param customModelResult as in the 4.0 previews; null when no custom model was asked
     * @param classic null when nothing of it was asked for
     * @param domain what the specialised models recognised; null when none was asked
     */
    private record Line(
            String file, @JsonUnwrapped Object answer, CustomAnswer customModelResult, Object classic, Object domain) {}

    private record CustomAnswer(CustomTags tagsResult) {}

    private record CustomTags(List<CustomTag> values) {}

    /** Without a line break. */
    static String of(String name, Analysis analysis) {
        Object answer = GaView.of(analysis, ApiVersion.V2023_10_01.modelVersion());
        return new String(
                WireJson.write(new Line(
                        name,
                        answer,
                        analysis.custom().map(AnswerJson::custom).orElse(null),
                        classic(analysis),
                        DomainModelView.recognised(analysis, AnswerForm.V2))),
                StandardCharsets.UTF_8);
    }

    private static CustomAnswer custom(CustomResult result) {
        return new CustomAnswer(new CustomTags(result.tags()));
    }

    private static Object classic(Analysis analysis) {
        Set<VisualFeature> asked = EnumSet.noneOf(VisualFeature.class);
        CLASSIC_ONLY.forEach((feature, visualFeature) -> {
            if (analysis.results().containsKey(feature)) {
                asked.add(visualFeature);
            }
        });
        return asked.isEmpty()
                ? null
                : ImageAnalysisView.of(
                        analysis,
                        new ClassicQuery(asked, Set.of(), 1),
                        new AnswerFrame(AnswerForm.V2, null, Optional.empty()));
    }
}
