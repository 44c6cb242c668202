package io.osprey.cli;

import io.osprey.engine.custom.CustomCard;
import io.osprey.engine.custom.PictureLooker;
import io.osprey.engine.picture.Picture;
import java.util.ArrayList;
import java.util.List;

/** Sees a file that holds {@code looks like N} as a vector at N degrees, each further view a degree on. */
record FixedLooker() implements PictureLooker {
    @Override
    public CustomCard.NeededModels models() {
        return new CustomCard.NeededModels("test", "ab".repeat(32));
    }

    @Override
    public List<float[]> look(Picture picture, int views) {
        List<float[]> seen = new ArrayList<>();
        for (int view = 0; view < views; view++) {
            double angle = Math.toRadians((picture.rgb()[0] & 0xFF) + view);
            seen.add(new float[] {(float) Math.cos(angle), (float) Math.sin(angle)});
        }
        return seen;
    }

    @Override
    public void close() {}
}
