package io.osprey.engine.caption;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GenderNeutralTest {
    @ParameterizedTest
    @CsvSource({
        "a man riding a horse, a person riding a horse",
        "a woman in a red dress, a person in a red dress",
        "a boy throws a ball, a child throws a ball",
        "a little girl on a swing, a little child on a swing",
        "two men playing soccer, two people playing soccer",
        "three women sitting on a bench, three people sitting on a bench",
        "boys run in a field, children run in a field",
        "two girls and a dog, two children and a dog",
        "a guy with sunglasses, a person with sunglasses",
        "an old lady on a bench, an old person on a bench",
        "ladies at a table, people at a table",
        "a dog and a person, a dog and a person",
    })
    void nounsOfPeople(String sentence, String neutral) {
        assertRewritten(sentence, neutral);
    }

    @ParameterizedTest
    @CsvSource({
        "a man and his dog, a person and their dog",
        "a woman holding her purse, a person holding their purse",
        "a dog jumps on her, a dog jumps on them",
        "a dog behind her on a bench, a dog behind them on a bench",
        "a ball thrown to him, a ball thrown to them",
        "a woman looks at herself, a person looks at themself",
        "a man paints himself, a person paints themself",
        "a man's hat, a person's hat",
        "the dog is hers, the dog is theirs",
    })
    void pronounsAndPossessives(String sentence, String neutral) {
        assertRewritten(sentence, neutral);
    }

    @ParameterizedTest
    @CsvSource({
        "a man smiles while he is running, a person smiles while they are running",
        "a woman laughs as she watches a dog, a person laughs as they watch a dog",
        "a boy cheers as he tries to jump, a child cheers as they try to jump",
        "a girl with a ball that she has thrown, a child with a ball that they have thrown",
        "a boy as he just runs, a child as they just run",
        "a man smiles as he carefully climbs, a person smiles as they carefully climb",
        "a man as he passes a ball, a person as they pass a ball",
        "he goes home, they go home",
        "she was there, they were there",
        "a woman and she's happy, a person and they're happy",
    })
    void verbsAfterPronouns(String sentence, String neutral) {
        assertRewritten(sentence, neutral);
    }

    @ParameterizedTest
    @CsvSource({
        "a male skier, a skier",
        "a female athlete, an athlete",
        "an adult male in a hat, an adult person in a hat",
        "a male wearing a hat, a person wearing a hat",
        "two females on a beach, two people on a beach",
    })
    void adjectives(String sentence, String neutral) {
        assertRewritten(sentence, neutral);
    }

    @ParameterizedTest
    @CsvSource({
        "a policeman on a horse, a police officer on a horse",
        "an officer and a fireman, an officer and a firefighter",
        "a cowboy rides a bull, a ranch hand rides a bull",
        "a person in a cowboy hat, a person in a cowboy hat",
        "a snowman in the snow, a snowman in the snow",
        "a man made lake, a man made lake",
        "a lady bug on a leaf, a lady bug on a leaf",
        "an actress on stage, an actor on stage",
        "a waitress with a tray, a server with a tray",
        "a boy scout with a flag, a scout with a flag",
        "the manager of a store, the manager of a store",
        "a woman eating a mango, a person eating a mango",
    })
    void compounds(String sentence, String neutral) {
        assertRewritten(sentence, neutral);
    }

    @ParameterizedTest
    @CsvSource({
        "a man and a woman are sitting, two people are sitting",
        "a man and woman on a beach, two people on a beach",
        "a boy and a girl play, two children play",
        "the man and the woman dance, the two people dance",
        "men and women in a park, people in a park",
        "a man and a boy fishing, a person and a child fishing",
        "a baby boy in a chair, a baby in a chair",
    })
    void pairs(String sentence, String neutral) {
        assertRewritten(sentence, neutral);
    }

    @ParameterizedTest
    @CsvSource({
        "an unicorn, a unicorn",
        "a hour, an hour",
        "a umbrella, an umbrella",
        "a person in an uniform, a person in a uniform",
        "a unusual hat, an unusual hat",
        "an one way street, a one way street",
    })
    void articles(String sentence, String corrected) {
        assertThat(String.join(" ", Articles.corrected(List.of(sentence.split(" ")))))
                .isEqualTo(corrected);
    }

    private static void assertRewritten(String sentence, String neutral) {
        assertThat(String.join(" ", GenderNeutral.rewrite(List.of(sentence.split(" ")))))
                .isEqualTo(neutral);
    }
}
