package io.osprey.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.osprey.engine.gallery.Galleries;
import io.osprey.engine.model.ModelBundle;
import io.osprey.engine.sight.Cards;
import org.junit.jupiter.api.Test;

class EngineFactoryTest {
    @Test
    void everyFeatureHasAReader() {
        try (ModelBundle bundle = ModelBundle.embedded()) {
            assertThat(EngineFactory.readers(bundle, Cards.small(), Galleries.NONE))
                    .containsOnlyKeys(Feature.values());
        }
    }
}
