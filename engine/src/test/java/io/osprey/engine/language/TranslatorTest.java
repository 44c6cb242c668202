package io.osprey.engine.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TranslatorTest {
    private static final List<SpokenLanguage> COLUMNS =
            List.of(SpokenLanguage.SPANISH, SpokenLanguage.JAPANESE, SpokenLanguage.PORTUGUESE, SpokenLanguage.CHINESE);

    private static String translate(SpokenLanguage language, String english) {
        return Translator.to(language).translate(List.of(english.split(" ")), false, List::of);
    }

    private static String neutral(SpokenLanguage language, String english) {
        return Translator.to(language).translate(List.of(english.split(" ")), true, List::of);
    }

    static List<List<String>> sentences() {
        return Table.rows("sentences.tsv", 1 + COLUMNS.size());
    }

    @Test
    void thereAreEnoughSentences() {
        assertThat(sentences()).hasSizeGreaterThanOrEqualTo(80);
    }

    @ParameterizedTest
    @MethodSource("sentences")
    void saysWhatIsRightInEachLanguage(List<String> row) {
        for (int i = 0; i < COLUMNS.size(); i++) {
            assertThat(translate(COLUMNS.get(i), row.get(0))).isEqualTo(row.get(i + 1));
        }
    }

    @Test
    void everyWordOfThoseSentencesIsUnderstood() {
        assertThat(sentences())
                .filteredOn(row ->
                        !SentenceParser.read(List.of(row.get(0).split(" "))).isComplete())
                .isEmpty();
    }

    /** The English of a neutral caption says "person" and "child" already; what is left are nouns that show a gender. */
    @ParameterizedTest
    @CsvSource({
        "a child in a red shirt is eating an apple,"
                + "un menor con una camisa roja está comiendo una manzana,"
                + "赤いシャツを着た子どもがリンゴを食べている,"
                + "uma criança com uma camisa vermelha está comendo uma maçã,"
                + "一个穿着红色衬衫的孩子正在吃一个苹果",
        "two children are playing on the beach,"
                + "dos menores están jugando en la playa,"
                + "2人の子どもがビーチで遊んでいる,"
                + "duas crianças estão brincando na praia,"
                + "两个孩子正在海滩上玩耍",
        "a person is sitting on a bench,"
                + "una persona está sentada en un banco,"
                + "人がベンチに座っている,"
                + "uma pessoa está sentada em um banco,"
                + "一个人坐在长椅上",
        "two people are standing in the street,"
                + "dos personas están de pie en la calle,"
                + "2人が通りに立っている,"
                + "duas pessoas estão em pé na rua,"
                + "两个人站在街道上",
        "a worker is holding a ladder,"
                + "una persona trabajadora está sosteniendo una escalera,"
                + "作業員がはしごを持っている,"
                + "uma pessoa trabalhadora está segurando uma escada,"
                + "一名工人拿着一架梯子",
        "a cyclist is riding a bike,"
                + "una persona está montando en una bicicleta,"
                + "自転車選手が自転車に乗っている,"
                + "uma pessoa está andando de bicicleta,"
                + "一个骑自行车的人正在骑自行车",
        "several people are wearing helmets,"
                + "varias personas llevan cascos,"
                + "数人がヘルメットをかぶっている,"
                + "várias pessoas estão usando capacetes,"
                + "几个人戴着头盔",
        "a group of children is walking to school,"
                + "un grupo de menores está caminando a la escuela,"
                + "子どもたちのグループが学校へ歩いている,"
                + "um grupo de crianças está caminhando para a escola,"
                + "一群孩子正在向学校行走"
    })
    void neutralCaptionsShowNobodysGender(
            String english, String spanish, String japanese, String portuguese, String chinese) {
        assertThat(Map.of(
                        SpokenLanguage.SPANISH, neutral(SpokenLanguage.SPANISH, english),
                        SpokenLanguage.JAPANESE, neutral(SpokenLanguage.JAPANESE, english),
                        SpokenLanguage.PORTUGUESE, neutral(SpokenLanguage.PORTUGUESE, english),
                        SpokenLanguage.CHINESE, neutral(SpokenLanguage.CHINESE, english)))
                .isEqualTo(Map.of(
                        SpokenLanguage.SPANISH, spanish,
                        SpokenLanguage.JAPANESE, japanese,
                        SpokenLanguage.PORTUGUESE, portuguese,
                        SpokenLanguage.CHINESE, chinese));
    }

    @ParameterizedTest
    @CsvSource({
        "a zorgly dog is running in the park, un perro está corriendo en el parque",
        "a dog is running near a zorg, un perro está corriendo",
        "a man is holding a zorg and standing on a bench, un hombre de pie en un banco",
        "a man in a red zorg shirt is sleeping, un hombre con una camisa roja está durmiendo",
        "a dog is zorging in the snow, un perro en la nieve"
    })
    void leavesOutWhatItDoesntKnow(String english, String spanish) {
        assertThat(translate(SpokenLanguage.SPANISH, english).replace("está de pie", "de pie"))
                .isEqualTo(spanish);
    }

    @Test
    void namesTheThingsOfASentenceThatItDoesntUnderstand() {
        String english = "zorging over dogs and a ball zorg";
        assertThat(translate(SpokenLanguage.SPANISH, english)).isEqualTo("una imagen con un perro y una pelota");
        assertThat(translate(SpokenLanguage.PORTUGUESE, english)).isEqualTo("uma imagem com um cachorro e uma bola");
        assertThat(translate(SpokenLanguage.JAPANESE, english)).isEqualTo("犬とボールの画像");
        assertThat(translate(SpokenLanguage.CHINESE, english)).isEqualTo("一张有狗和球的图片");
    }

    @Test
    void namesTheTagsOfAPictureWhenTheSentenceNamesNothing() {
        List<String> tags = List.of("dog", "outdoor", "grass", "running");
        assertThat(Translator.to(SpokenLanguage.SPANISH).translate(List.of("zorg"), false, () -> tags))
                .isEqualTo("una imagen con un perro y hierba");
        assertThat(translate(SpokenLanguage.CHINESE, "zorg")).isEqualTo("一张图片");
    }

    @Test
    void thereIsNothingToTranslateToEnglish() {
        assertThatThrownBy(() -> Translator.to(SpokenLanguage.ENGLISH)).isInstanceOf(IllegalArgumentException.class);
    }
}
