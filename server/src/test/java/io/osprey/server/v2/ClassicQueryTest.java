package io.osprey.server.v2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.osprey.engine.Feature;
import io.osprey.engine.language.SpokenLanguage;
import io.osprey.server.http.QueryParameters;
import io.osprey.server.problem.Problem.Kind;
import io.osprey.server.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClassicQueryTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "visualFeatures=Tags,Color",
                "VISUALFEATURES=tags%2CCOLOR",
                "visualfeatures=Tags&visualFeatures=Color&unknown=1",
                "visualFeatures=%20Tags%20,,color,&overload=stream"
            })
    void readsFeaturesHoweverWritten(String query) {
        assertThat(parse(query).features()).containsExactlyInAnyOrder(VisualFeature.TAGS, VisualFeature.COLOR);
    }

    @Test
    void asksForCategoriesByDefaultAndWithDetails() {
        assertThat(parse(null).features()).containsExactly(VisualFeature.CATEGORIES);
        assertThat(parse("visualFeatures=").features()).containsExactly(VisualFeature.CATEGORIES);
        assertThat(parse("visualFeatures=Color&details=landmarks").features())
                .containsExactlyInAnyOrder(VisualFeature.COLOR, VisualFeature.CATEGORIES);
        assertThat(parse("details=ALL").details()).containsExactlyInAnyOrder(DomainModel.values());
    }

    @Test
    void asksTheEngineOnlyForWhatIsNeeded() {
        assertThat(parse("visualFeatures=Description").toEngine().features())
                .containsExactlyInAnyOrder(Feature.CAPTION, Feature.TAGS);
        assertThat(parse("visualFeatures=ImageType,Faces,Categories,Color,Tags,Objects,Brands")
                        .toEngine()
                        .features())
                .containsExactlyInAnyOrder(
                        Feature.IMAGE_TYPE,
                        Feature.FACES,
                        Feature.CATEGORIES,
                        Feature.COLOR,
                        Feature.TAGS,
                        Feature.OBJECTS,
                        Feature.BRANDS);
        assertThat(parse("visualFeatures=Brands").toEngine().features()).containsExactly(Feature.BRANDS);
        assertThat(parse("details=Landmarks").toEngine().features())
                .containsExactlyInAnyOrder(Feature.CATEGORIES, Feature.LANDMARKS);
        assertThat(parse("visualFeatures=Color&details=all").toEngine().features())
                .containsExactlyInAnyOrder(Feature.COLOR, Feature.CATEGORIES, Feature.LANDMARKS, Feature.CELEBRITIES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "language=en",
                "language=EN&visualFeatures=Tags",
                "language=ja&visualFeatures=Color,Objects,Faces,ImageType,Brands"
            })
    void takesLanguagesThatAreSpokenOrDontMatter(String query) {
        assertThat(parse(query).features()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "visualFeatures=Nonsense, FEATURE_UNKNOWN",
        "'visualFeatures=Tags,Nonsense', FEATURE_UNKNOWN",
        "visualFeatures=adult, FEATURE_WITHOUT_MODEL",
        "details=Buildings, DETAILS_UNKNOWN",
        "descriptionExclude=Dogs, BAD_ARGUMENT",
        "language=xx&visualFeatures=Color, LANGUAGE",
        "language=fr&visualFeatures=Color, LANGUAGE",
        "language=zh-Hans&visualFeatures=Tags, LANGUAGE",
        "language=fr&visualFeatures=Tags, LANGUAGE",
        "language=fr&visualFeatures=Description, LANGUAGE"
    })
    void refuses(String query, Kind kind) {
        assertThatThrownBy(() -> parse(query)).isInstanceOfSatisfying(ProblemException.class, refusal -> assertThat(
                        refusal.problem().kind())
                .isEqualTo(kind));
    }

    @ParameterizedTest
    @CsvSource({
        "language=es, SPANISH",
        "language=ZH&visualFeatures=Tags, CHINESE",
        "language=pt&visualFeatures=Description, PORTUGUESE",
        "'language=ja&visualFeatures=Categories,Color', JAPANESE",
        "language=ja&visualFeatures=Color, ENGLISH",
        "visualFeatures=Tags, ENGLISH"
    })
    void asksTheEngineInTheLanguage(String query, SpokenLanguage language) {
        assertThat(parse(query).language()).isEqualTo(language);
        assertThat(parse(query).toEngine().language()).isEqualTo(language);
    }

    @ParameterizedTest
    @CsvSource({"es, SPANISH", "ja, JAPANESE", "pt, PORTUGUESE", "zh, CHINESE", "En, ENGLISH"})
    void describeAndTagKnowTheFive(String code, SpokenLanguage language) {
        QueryParameters parameters = QueryParameters.parse("language=" + code);
        assertThat(ClassicQuery.describe(parameters, ClassicVersion.V1_0).language())
                .isEqualTo(language);
        assertThat(ClassicQuery.tag(parameters, ClassicVersion.V3_1).language()).isEqualTo(language);
    }

    @Test
    void describeAsksForAsManyCaptionsAsWanted() {
        assertThat(describe(null)).isEqualTo(ClassicQuery.of(VisualFeature.DESCRIPTION));
        assertThat(describe("MAXCANDIDATES=3&language=EN").toEngine().maxCaptions())
                .isEqualTo(3);
        assertThat(describe("maxCandidates=3").toEngine().features())
                .containsExactlyInAnyOrder(Feature.CAPTION, Feature.TAGS);
    }

    @ParameterizedTest
    @CsvSource({
        "maxCandidates=0, BAD_ARGUMENT",
        "maxCandidates=-1, BAD_ARGUMENT",
        "maxCandidates=many, BAD_ARGUMENT",
        "maxCandidates=1.5, BAD_ARGUMENT",
        "maxCandidates=99999999999, BAD_ARGUMENT",
        "descriptionExclude=Dogs, BAD_ARGUMENT",
        "language=fr, LANGUAGE",
        "language=xx, LANGUAGE"
    })
    void describeRefuses(String query, Kind kind) {
        assertThatThrownBy(() -> describe(query)).isInstanceOfSatisfying(ProblemException.class, refusal -> assertThat(
                        refusal.problem().kind())
                .isEqualTo(kind));
    }

    private static ClassicQuery describe(String query) {
        return ClassicQuery.describe(QueryParameters.parse(query), ClassicVersion.V2_1);
    }

    private static ClassicQuery parse(String query) {
        return ClassicQuery.analyze(QueryParameters.parse(query), ClassicVersion.V2_1);
    }
}
