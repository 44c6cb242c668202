package io.osprey.engine.sight;

import io.osprey.engine.AttentionMap;
import io.osprey.engine.model.ModelBundle;
import io.osprey.engine.model.Network;
import io.osprey.engine.model.Tensor;
import io.osprey.engine.picture.Picture;
import io.osprey.engine.picture.Pixels;
import io.osprey.engine.picture.Region;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The network that tags, objects, people, faces, crops and captions share (role {@code shared}). Thread-safe. */
public final class SharedNetwork {
    private static final String ROLE = "shared";

    private final Network network;
    private final SharedCard card;

    /** @throws io.osprey.engine.model.ModelException when the bundle has no such network, or it can't be opened */
    public SharedNetwork(ModelBundle bundle) {
        this.network = bundle.network(ROLE);
        this.card = bundle.card(ROLE, SharedCard.class);
    }

    /** The constants around this network. */
    public SharedCard card() {
        return card;
    }

    /** Looks at the whole picture. */
    public Sight look(Picture picture) {
        return look(picture, List.of(Region.WHOLE), card.input().side()).get(0);
    }

    /** Looks at parts of a picture, all in one run, each more coarsely than at a whole picture. */
    public List<Sight> look(Picture picture, List<Region> regions) {
        return regions.isEmpty()
                ? List.of()
                : look(picture, regions, card.input().regionSide());
    }

    private List<Sight> look(Picture picture, List<Region> regions, int side) {
        float[] pixels = new float[regions.size() * 3 * side * side];
        for (int i = 0; i < regions.size(); i++) {
            float[] region = Pixels.toTensor(
                    picture,
                    regions.get(i),
                    side,
                    side,
                    card.input().mean(),
                    card.input().std());
            System.arraycopy(region, 0, pixels, i * region.length, region.length);
        }
        Map<String, Tensor.Floats> outputs =
                network.run(Map.of("picture", Tensor.of(pixels, regions.size(), 3, side, side)));
        List<Sight> sights = new ArrayList<>();
        for (int i = 0; i < regions.size(); i++) {
            sights.add(sight(outputs, i));
        }
        return sights;
    }

    private static Sight sight(Map<String, Tensor.Floats> outputs, int i) {
        Tensor.Floats attention = outputs.get("attention");
        return new Sight(
                row(outputs.get("tags"), i),
                new CellBoxes(
                        outputs.get("scores").size(2), row(outputs.get("boxes"), i), row(outputs.get("scores"), i)),
                new AttentionMap(attention.size(1), attention.size(2), row(attention, i)),
                row(outputs.get("grid"), i),
                outputs.get("grid").size(1),
                row(outputs.get("embedding"), i));
    }

    private static float[] row(Tensor.Floats batch, int i) {
        int length = batch.values().length / batch.size(0);
        return Arrays.copyOfRange(batch.values(), i * length, (i + 1) * length);
    }
}
