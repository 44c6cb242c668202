package io.osprey.engine.custom;

import io.osprey.engine.model.ModelBundle;
import io.osprey.engine.picture.Picture;
import io.osprey.engine.sight.SharedNetwork;
import java.util.List;

/** Looks at the pictures of data sets as {@link CustomModel#read} looks at those it is asked about. Thread-safe. */
public interface PictureLooker extends AutoCloseable {
    /** The most views there are of a picture. */
    int MOST_VIEWS = 4;

    /** The models that look. */
    CustomCard.NeededModels models();

    /**
     * What the shared network says of a picture seen in several ways: the first is the whole picture; then mirrored, its middle, and
     * that mirrored.
     *
     * @param views 1 to {@value #MOST_VIEWS}
     */
    List<float[]> look(Picture picture, int views);

    @Override
    void close();

    /**
     * Looks with a network that is open already.
     *
     * @param bundle is closed with the looker
     * @param network of this bundle
     */
    static PictureLooker with(ModelBundle bundle, SharedNetwork network) {
        return new NetworkLooker(bundle, network);
    }

    /**
     * Opens the shared network of a bundle.
     *
     * @param bundle is closed with the looker, also when opening fails
     * @throws io.osprey.engine.model.ModelException when the network is missing, damaged or unfit
     */
    static PictureLooker open(ModelBundle bundle) {
        boolean isOpen = false;
        try {
            PictureLooker looker = new NetworkLooker(bundle, new SharedNetwork(bundle));
            isOpen = true;
            return looker;
        } finally {
            if (!isOpen) {
                bundle.close();
            }
        }
    }
}
