package io.osprey.engine;

import io.osprey.engine.caption.CaptionResult;
import io.osprey.engine.caption.DenseCaptionResult;
import io.osprey.engine.category.CategoryResult;
import io.osprey.engine.color.ColorResult;
import io.osprey.engine.crop.CropResult;
import io.osprey.engine.face.FaceResult;
import io.osprey.engine.gallery.BrandResult;
import io.osprey.engine.gallery.CelebrityResult;
import io.osprey.engine.gallery.LandmarkResult;
import io.osprey.engine.imagetype.ImageTypeResult;
import io.osprey.engine.objects.ObjectResult;
import io.osprey.engine.people.PeopleResult;
import io.osprey.engine.read.ReadResult;
import io.osprey.engine.tags.TagResult;

/** What can be asked about a picture; each feature answers with one kind of result. */
public enum Feature {
    CAPTION(CaptionResult.class),
    DENSE_CAPTIONS(DenseCaptionResult.class),
    TAGS(TagResult.class),
    OBJECTS(ObjectResult.class),
    PEOPLE(PeopleResult.class),
    FACES(FaceResult.class),
    READ(ReadResult.class),
    SMART_CROPS(CropResult.class),
    CATEGORIES(CategoryResult.class),
    COLOR(ColorResult.class),
    IMAGE_TYPE(ImageTypeResult.class),
    LANDMARKS(LandmarkResult.class),
    BRANDS(BrandResult.class),
    CELEBRITIES(CelebrityResult.class);

    private final Class<? extends FeatureResult> resultType;

    Feature(Class<? extends FeatureResult> resultType) {
        this.resultType = resultType;
    }

    /** The record that this feature answers with. */
    public Class<? extends FeatureResult> resultType() {
        return resultType;
    }
}
