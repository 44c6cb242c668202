package io.osprey.server.v2;

import static org.assertj.core.api.Assertions.assertThat;

import io.osprey.engine.language.SpokenLanguage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CategoryNamesTest {
    @ParameterizedTest
    @EnumSource(SpokenLanguage.class)
    void all86HaveDifferentNamesOfAFamilyAndAKind(SpokenLanguage language) {
        List<String> names = CategoryNames.all().stream()
                .map(english -> CategoryNames.of(english, language))
                .toList();
        assertThat(names).hasSize(86).doesNotHaveDuplicates().allMatch(name -> name.matches("[^_ ]+_[^_ ]*"));
        assertThat(CategoryNames.all())
                .allMatch(english -> english.endsWith("_")
                        == CategoryNames.of(english, language).endsWith("_"));
    }

    /** Programs look for these beginnings. */
    @ParameterizedTest
    @EnumSource(SpokenLanguage.class)
    void familiesAreThoseOfTheDomainModels(SpokenLanguage language) {
        assertThat(DomainModel.CELEBRITIES.categories()).contains(CategoryNames.of("people_", language));
        assertThat(DomainModel.LANDMARKS.categories())
                .contains(CategoryNames.of("outdoor_", language), CategoryNames.of("building_", language));
    }

    @Test
    void kindsKeepTheirFamily() {
        for (SpokenLanguage language : SpokenLanguage.values()) {
            for (String english : CategoryNames.all()) {
                String family = english.substring(0, english.indexOf('_') + 1);
                if (CategoryNames.all().contains(family)) {
                    assertThat(CategoryNames.of(english, language)).startsWith(CategoryNames.of(family, language));
                }
            }
        }
    }
}
