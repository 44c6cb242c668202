package io.osprey.engine;

import io.osprey.engine.caption.CaptionReader;
import io.osprey.engine.caption.Captioner;
import io.osprey.engine.caption.DenseCaptionReader;
import io.osprey.engine.category.CategoryReader;
import io.osprey.engine.color.ColorReader;
import io.osprey.engine.crop.SmartCropReader;
import io.osprey.engine.custom.CustomModels;
import io.osprey.engine.custom.PictureLooker;
import io.osprey.engine.face.FaceReader;
import io.osprey.engine.gallery.BrandReader;
import io.osprey.engine.gallery.CelebrityReader;
import io.osprey.engine.gallery.Galleries;
import io.osprey.engine.gallery.GallerySettings;
import io.osprey.engine.gallery.LandmarkReader;
import io.osprey.engine.imagetype.ImageTypeReader;
import io.osprey.engine.language.Translator;
import io.osprey.engine.model.ModelBundle;
import io.osprey.engine.objects.ObjectReader;
import io.osprey.engine.people.PeopleReader;
import io.osprey.engine.picture.Picture;
import io.osprey.engine.picture.PictureFormat;
import io.osprey.engine.picture.PictureInfo;
import io.osprey.engine.picture.PictureReader;
import io.osprey.engine.read.ReadReader;
import io.osprey.engine.read.TextReader;
import io.osprey.engine.sight.SharedCard;
import io.osprey.engine.sight.SharedNetwork;
import io.osprey.engine.tags.TagReader;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts the engine together: the one place that names every feature's reader. */
final class EngineFactory {
    private static final int WARM_UP_SIDE = 320;
    private static final int WARM_UP_ROUNDS = 2;

    private EngineFactory() {}

    static Engine open(ModelBundle bundle, GallerySettings galleries, CustomModels customModels) {
        boolean isOpen = false;
        try {
            Engine engine = assembleWarm(bundle, galleries, customModels);
            isOpen = true;
            return engine;
        } finally {
            if (!isOpen) {
                bundle.close();
            }
        }
    }

    private static Engine assembleWarm(ModelBundle bundle, GallerySettings settings, CustomModels customModels) {
        Galleries galleries = Galleries.open(settings, bundle);
        SharedNetwork shared = new SharedNetwork(bundle);
        Captioner captioner = new Captioner(bundle, shared.card());
        TextReader textReader = new TextReader(bundle);
        Map<Feature, FeatureReader<?>> readers = readers(bundle, shared.card(), galleries);
        Engine engine = new OspreyEngine(
                bundle.version(),
                readers,
                customModels,
                PictureLooker.with(bundle, shared),
                (picture, request) ->
                        new RequestPerception(picture, shared, captioner, textReader::read, request.maxCaptions()),
                bundle::close);
        warmUp(engine, readers.keySet());
        return engine;
    }

    /** Every feature's reader. */
    static Map<Feature, FeatureReader<?>> readers(ModelBundle bundle, SharedCard card, Galleries galleries) {
        Map<Feature, FeatureReader<?>> readers = new EnumMap<>(Feature.class);
        TagReader tags = new TagReader(card);
        readers.put(Feature.CAPTION, new CaptionReader(tags::names));
        readers.put(Feature.DENSE_CAPTIONS, new DenseCaptionReader(tags::names));
        readers.put(Feature.TAGS, tags);
        readers.put(Feature.OBJECTS, new ObjectReader(card));
        readers.put(Feature.PEOPLE, new PeopleReader());
        readers.put(Feature.FACES, new FaceReader());
        readers.put(Feature.READ, new ReadReader());
        readers.put(Feature.SMART_CROPS, new SmartCropReader(new SubjectFinder(card)));
        readers.put(Feature.CATEGORIES, new CategoryReader(card));
        readers.put(Feature.COLOR, new ColorReader());
        readers.put(Feature.IMAGE_TYPE, new ImageTypeReader(bundle));
        readers.put(Feature.LANDMARKS, new LandmarkReader(galleries.landmarks()));
        readers.put(Feature.BRANDS, new BrandReader(galleries.brands()));
        readers.put(Feature.CELEBRITIES, new CelebrityReader(galleries.celebrities()));
        return readers;
    }

    /** Answers everything about a made-up picture, so that the first request finds native code loaded and hot paths compiled. */
    private static void warmUp(Engine engine, Set<Feature> features) {
        PictureReader.warmUp();
        Translator.warmUp();
        byte[] rgb = new byte[3 * WARM_UP_SIDE * WARM_UP_SIDE];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) (i * 7 ^ i / 960);
        }
        Picture picture = new Picture(
                new PictureInfo(WARM_UP_SIDE, WARM_UP_SIDE, PictureFormat.PNG), WARM_UP_SIDE, WARM_UP_SIDE, rgb);
        AnalysisRequest everything = new AnalysisRequest(features, true, List.of(), 1);
        for (int round = 0; round < WARM_UP_ROUNDS; round++) {
            engine.analyze(picture, everything);
        }
    }
}
