package io.osprey.engine.custom;

import io.osprey.engine.picture.Picture;
import io.osprey.engine.picture.PictureException;
import io.osprey.engine.picture.PictureFormat;
import io.osprey.engine.picture.PictureInfo;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Sees a file that holds {@code DEGREES TEXT} as a vector at that angle, each further view a degree on. */
final class FixedLooker implements PictureLooker {
    static final String NETWORK = "ab".repeat(32);

    static Picture decode(byte[] bytes) throws PictureException {
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (text.startsWith("broken")) {
            throw new PictureException(PictureException.Reason.BAD_FORMAT, "not a picture");
        }
        int degrees = Integer.parseInt(text.split(" ")[0]);
        return new Picture(new PictureInfo(60, 60, PictureFormat.PNG), 1, 1, new byte[] {(byte) (degrees / 2), 0, 0});
    }

    /** A picture whose bytes are told by angle and name. */
    static LabelledPicture picture(String tag, int degrees, String name) {
        return new LabelledPicture(name, tag, () -> (degrees + " " + name).getBytes(StandardCharsets.UTF_8));
    }

    /** For each tag so many pictures around 0, 90, 180 ... degrees. */
    static List<LabelledPicture> pictures(int perTag, String... tags) {
        List<LabelledPicture> pictures = new ArrayList<>();
        for (int tag = 0; tag < tags.length; tag++) {
            for (int i = 0; i < perTag; i++) {
                pictures.add(picture(tags[tag], 90 * tag + 4 * i, tags[tag] + i + ".jpg"));
            }
        }
        return pictures;
    }

    static float[] seen(double degrees) {
        double angle = Math.toRadians(degrees);
        return new float[] {(float) Math.cos(angle), (float) Math.sin(angle)};
    }

    @Override
    public CustomCard.NeededModels models() {
        return new CustomCard.NeededModels("test", NETWORK);
    }

    @Override
    public List<float[]> look(Picture picture, int views) {
        int degrees = 2 * (picture.rgb()[0] & 0xFF);
        List<float[]> seen = new ArrayList<>();
        for (int view = 0; view < views; view++) {
            seen.add(seen(degrees + view));
        }
        return seen;
    }

    @Override
    public void close() {}
}
