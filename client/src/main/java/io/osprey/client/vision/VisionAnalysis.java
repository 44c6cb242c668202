package io.osprey.client.vision;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.osprey.client.analysis.Box;
import java.util.List;

/**
 * The answer of analyze, describe, tag and detect. What was not asked for is null; what was not found is empty.
 *
 * @param categories nullable
 * @param adult nullable
 * @param color nullable
 * @param imageType nullable
 * @param tags nullable; surest first
 * @param description nullable
 * @param faces nullable
 * @param objects nullable
 * @param brands nullable
 * @param requestId the service's id of the call
 * @param metadata of the picture
 * @param modelVersion from v3.2 on, else null
 */
public record VisionAnalysis(
        List<Category> categories,
        Adult adult,
        Color color,
        ImageType imageType,
        List<VisionTag> tags,
        Description description,
        List<Face> faces,
        List<VisionObject> objects,
        List<Brand> brands,
        String requestId,
        Metadata metadata,
        String modelVersion) {

    /**
     * @param name of the taxonomy of 86
     * @param score 0 to 1
     * @param detail celebrities and landmarks; nullable
     */
    public record Category(String name, double score, Detail detail) {}

    /**
     * @param celebrities nullable
     * @param landmarks nullable
     */
    public record Detail(List<Celebrity> celebrities, List<Landmark> landmarks) {}

    /**
     * @param name who
     * @param confidence 0 to 1
     * @param faceRectangle where
     */
    public record Celebrity(String name, double confidence, FaceRectangle faceRectangle) {}

    /**
     * @param name what
     * @param confidence 0 to 1
     */
    public record Landmark(String name, double confidence) {}

    /**
     * @param isAdultContent yes or no
     * @param isRacyContent yes or no
     * @param isGoryContent yes or no; from v2.1 on
     * @param adultScore 0 to 1
     * @param racyScore 0 to 1
     * @param goreScore 0 to 1; from v2.1 on
     */
    public record Adult(
            boolean isAdultContent,
            boolean isRacyContent,
            boolean isGoryContent,
            double adultScore,
            double racyScore,
            double goreScore) {}

    /**
     * @param dominantColorForeground one of twelve names
     * @param dominantColorBackground one of twelve names
     * @param dominantColors names
     * @param accentColor six hexadecimal digits
     * @param isBlackAndWhite whether the picture has no colours
     */
    public record Color(
            String dominantColorForeground,
            String dominantColorBackground,
            List<String> dominantColors,
            String accentColor,
            @JsonProperty("isBWImg") @JsonAlias("isBwImg") boolean isBlackAndWhite) {}

    /**
     * @param clipArtType 0 no, 1 unclear, 2 clip art, 3 good clip art
     * @param lineDrawingType 0 or 1
     */
    public record ImageType(int clipArtType, int lineDrawingType) {}

    /**
     * @param name the word
     * @param confidence 0 to 1
     * @param hint nullable
     */
    public record VisionTag(String name, double confidence, String hint) {}

    /**
     * @param tags words
     * @param captions best first
     */
    public record Description(List<String> tags, List<Caption> captions) {}

    /**
     * @param text the sentence
     * @param confidence 0 to 1
     */
    public record Caption(String text, double confidence) {}

    /** @param faceRectangle where */
    public record Face(FaceRectangle faceRectangle) {}

    /**
     * In pixels.
     *
     * @param left edge
     * @param top edge
     * @param width of the face
     * @param height of the face
     */
    public record FaceRectangle(int left, int top, int width, int height) {}

    /**
     * @param rectangle in pixels
     * @param object what it is
     * @param confidence 0 to 1
     * @param parent the wider kind; nullable
     */
    public record VisionObject(Box rectangle, String object, double confidence, Parent parent) {}

    /**
     * @param object the kind
     * @param confidence 0 to 1
     * @param parent the still wider kind; nullable
     */
    public record Parent(String object, double confidence, Parent parent) {}

    /**
     * @param name of the brand
     * @param confidence 0 to 1
     * @param rectangle in pixels
     */
    public record Brand(String name, double confidence, Box rectangle) {}

    /**
     * @param width in pixels
     * @param height in pixels
     * @param format such as {@code Jpeg}
     */
    public record Metadata(int width, int height, String format) {}
}
