package io.osprey.server.v2;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;

/**
 * The answer of the analyze operation, in the order of the recordings (api-v2.md section 3). A feature that wasn't asked
 * for is null and not printed; one that found nothing is an empty list.
 *
 * @param modelVersion v3.2 only
 */
record ImageAnalysisWire(
        List<CategoryWire> categories,
        ColorWire color,
        ImageTypeWire imageType,
        List<TagWire> tags,
        DescriptionWire description,
        List<FaceWire> faces,
        List<ObjectWire> objects,
        List<BrandWire> brands,
        String requestId,
        MetadataWire metadata,
        String modelVersion) {

    /** @param detail null unless asked for */
    record CategoryWire(String name, double score, DetailWire detail) {}

    /** Lists of what specialised models recognised: null unless asked for. */
    record DetailWire(List<CelebrityWire> celebrities, List<LandmarkWire> landmarks) {}

    record CelebrityWire(String name, double confidence, FaceRectangleWire faceRectangle) {}

    record LandmarkWire(String name, double confidence) {}

    /** Prints black-and-white twice, because document readers and SDKs look for different names (section 4). */
    @JsonPropertyOrder({
        "dominantColorForeground",
        "dominantColorBackground",
        "dominantColors",
        "accentColor",
        "isBwImg",
        "isBWImg"
    })
    record ColorWire(
            @JsonProperty("dominantColorForeground") String foreground,
            @JsonProperty("dominantColorBackground") String background,
            @JsonProperty("dominantColors") List<String> dominant,
            @JsonProperty("accentColor") String accent,
            @JsonProperty("isBwImg") boolean blackAndWhite,
            @JsonProperty("isBWImg") boolean blackAndWhiteForSdks) {}

    record ImageTypeWire(int clipArtType, int lineDrawingType) {}

    record TagWire(String name, double confidence) {}

    record DescriptionWire(List<String> tags, List<CaptionWire> captions) {}

    record CaptionWire(String text, double confidence) {}

    record FaceWire(FaceRectangleWire faceRectangle) {}

    record FaceRectangleWire(int left, int top, int width, int height) {}

    /** @param parent the next wider kind; null at the top */
    record ObjectWire(RectangleWire rectangle, String object, double confidence, ParentWire parent) {}

    /** @param parent the next wider kind; null at the top */
    record ParentWire(String object, double confidence, ParentWire parent) {}

    record BrandWire(String name, double confidence, RectangleWire rectangle) {}

    record RectangleWire(int x, int y, int w, int h) {}

    /** The picture's size in pixels, and {@code Jpeg}, {@code Png}, {@code Gif} or {@code Bmp}; the order differs. */
    sealed interface MetadataWire {}

    record WidthFirst(int width, int height, String format) implements MetadataWire {}

    record HeightFirst(int height, int width, String format) implements MetadataWire {}
}
