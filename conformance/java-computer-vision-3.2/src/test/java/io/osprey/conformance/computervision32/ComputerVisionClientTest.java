package io.osprey.conformance.computervision32;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.microsoft.azure.CloudException;
import com.microsoft.azure.cognitiveservices.vision.computervision.ComputerVision;
import com.microsoft.azure.cognitiveservices.vision.computervision.ComputerVisionManager;
import com.microsoft.azure.cognitiveservices.vision.computervision.implementation.ComputerVisionImpl;
import com.microsoft.azure.cognitiveservices.vision.computervision.models.AnalyzeImageByDomainOptionalParameter;
import com.microsoft.azure.cognitiveservices.vision.computervision.models.AnalyzeImageInStreamOptionalParameter;
import com.microsoft.azure.cognitiveservices.vision.computervision.models.AnalyzeImageOptionalParameter;
import com.microsoft.azure.cognitiveservices.vision.computervision.models.AreaOfInterestResult;
import com.microsoft.azure.cognitiveservices.vision.computervision.models.ComputerVisionErrorResponseException;
import com.microsoft.azure.cognitiveservices.vision.computervision.models.DescribeImageInStreamOptionalParameter;
import com.microsoft.azure.cognitiveservices.vision.computervision.models.DescribeImageOptionalParameter;
import com.microsoft.azure.cognitiveservices.vision.computervision.models.DescriptionExclude;
import com.microsoft.azure.cognitiveservices.vision.computervision.models.Details;
import com.microsoft.azure.cognitiveservices.vision.computervision.models.DetectResult;
import com.microsoft.azure.cognitiveservices.vision.computervision.models.DetectedObject;
import com.microsoft.azure.cognitiveservices.vision.computervision.models.DomainModelResults;
import com.microsoft.azure.cognitiveservices.vision.computervision.models.GenerateThumbnailInStreamOptionalParameter;
import com.microsoft.azure.cognitiveservices.vision.computervision.models.GenerateThumbnailOptionalParameter;
import com.microsoft.azure.cognitiveservices.vision.computervision.models.ImageAnalysis;
import com.microsoft.azure.cognitiveservices.vision.computervision.models.ImageCaption;
import com.microsoft.azure.cognitiveservices.vision.computervision.models.ImageDescription;
import com.microsoft.azure.cognitiveservices.vision.computervision.models.ImageMetadata;
import com.microsoft.azure.cognitiveservices.vision.computervision.models.ImageTag;
import com.microsoft.azure.cognitiveservices.vision.computervision.models.Line;
import com.microsoft.azure.cognitiveservices.vision.computervision.models.ListModelsResult;
import com.microsoft.azure.cognitiveservices.vision.computervision.models.ModelDescription;
import com.microsoft.azure.cognitiveservices.vision.computervision.models.OcrDetectionLanguage;
import com.microsoft.azure.cognitiveservices.vision.computervision.models.OcrResult;
import com.microsoft.azure.cognitiveservices.vision.computervision.models.OcrWord;
import com.microsoft.azure.cognitiveservices.vision.computervision.models.OperationStatusCodes;
import com.microsoft.azure.cognitiveservices.vision.computervision.models.ReadOperationResult;
import com.microsoft.azure.cognitiveservices.vision.computervision.models.ReadOptionalParameter;
import com.microsoft.azure.cognitiveservices.vision.computervision.models.ReadResult;
import com.microsoft.azure.cognitiveservices.vision.computervision.models.TagImageOptionalParameter;
import com.microsoft.azure.cognitiveservices.vision.computervision.models.TagResult;
import com.microsoft.azure.cognitiveservices.vision.computervision.models.TextRecognitionResultDimensionUnit;
import com.microsoft.azure.cognitiveservices.vision.computervision.models.VisualFeatureTypes;
import com.microsoft.rest.RestException;
import io.osprey.conformance.PictureSite;
import io.osprey.conformance.RunningServer;
import io.osprey.conformance.TestPicture;
import io.osprey.conformance.ThrottlingProxy;
import io.osprey.conformance.WithServer;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every method whose operation Osprey has: with an address and with bytes, and the errors that callers run into. */
@ExtendWith(WithServer.class)
class ComputerVisionClientTest {
    private static final byte[] PICTURE = TestPicture.jpeg();
    private static final byte[] NO_PICTURE = "not a picture".getBytes(StandardCharsets.US_ASCII);
    private static final String SENTENCE = "[a-z0-9][a-z0-9', -]+[a-z0-9]";

    /** All but Adult, which is refused. */
    private static final List<VisualFeatureTypes> FEATURES = List.of(
            VisualFeatureTypes.IMAGE_TYPE,
            VisualFeatureTypes.FACES,
            VisualFeatureTypes.CATEGORIES,
            VisualFeatureTypes.COLOR,
            VisualFeatureTypes.TAGS,
            VisualFeatureTypes.DESCRIPTION,
            VisualFeatureTypes.OBJECTS,
            VisualFeatureTypes.BRANDS);

    private static final int MOST_POLLS = 600;
    private static final List<OperationStatusCodes> UNFINISHED =
            List.of(OperationStatusCodes.NOT_STARTED, OperationStatusCodes.RUNNING);

    private static PictureSite pictures;

    @BeforeAll
    static void openPictures() throws IOException {
        pictures = PictureSite.open();
    }

    @AfterAll
    static void closePictures() {
        pictures.close();
    }

    @Test
    void analyzeImage(RunningServer server) {
        checkAnalysis(client(server)
                .analyzeImage(
                        pictures.picture(),
                        new AnalyzeImageOptionalParameter()
                                .withVisualFeatures(FEATURES)
                                .withDetails(List.of(Details.CELEBRITIES, Details.LANDMARKS))
                                .withDescriptionExclude(List.of(DescriptionExclude.CELEBRITIES))
                                .withLanguage("en")
                                .withModelVersion("latest")));
    }

    @Test
    void analyzeImageInStream(RunningServer server) {
        checkAnalysis(client(server)
                .analyzeImageInStream(
                        PICTURE, new AnalyzeImageInStreamOptionalParameter().withVisualFeatures(FEATURES)));
    }

    private static void checkAnalysis(ImageAnalysis analysis) {
        assertThat(analysis.categories()).isNotEmpty();
        assertThat(analysis.color().dominantColorForeground()).isNotEmpty();
        assertThat(analysis.color().accentColor()).matches("[0-9A-F]{6}");
        assertThat(analysis.color().isBWImg()).isFalse();
        assertThat(analysis.imageType().clipArtType()).isBetween(0, 3);
        assertThat(analysis.imageType().lineDrawingType()).isBetween(0, 1);
        assertThat(analysis.tags()).isNotEmpty();
        assertThat(analysis.description().captions()).hasSize(1);
        assertThat(analysis.faces()).isNotNull();
        assertThat(analysis.objects()).isNotNull();
        assertThat(analysis.brands()).isEmpty();
        assertThat(analysis.adult()).isNull();
        checkRest(analysis.requestId(), analysis.metadata(), analysis.modelVersion());
    }

    @Test
    void describeImage(RunningServer server) {
        ImageDescription description = client(server)
                .describeImage(
                        pictures.picture(),
                        new DescribeImageOptionalParameter()
                                .withMaxCandidates(3)
                                .withDescriptionExclude(List.of(DescriptionExclude.LANDMARKS)));

        List<ImageCaption> captions = description.captions();
        assertThat(captions).hasSizeBetween(1, 3);
        assertThat(captions)
                .extracting(ImageCaption::text)
                .doesNotHaveDuplicates()
                .allMatch(text -> text.matches(SENTENCE));
        assertThat(captions).isSortedAccordingTo((one, other) -> Double.compare(other.confidence(), one.confidence()));
        assertThat(description.tags()).isNotEmpty();
        checkRest(description.requestId(), description.metadata(), description.modelVersion());
    }

    @Test
    void describeImageInStream(RunningServer server) {
        ImageDescription description =
                client(server).describeImageInStream(PICTURE, new DescribeImageInStreamOptionalParameter());

        assertThat(description.captions()).hasSize(1);
        checkRest(description.requestId(), description.metadata(), description.modelVersion());
    }

    @Test
    void tagImage(RunningServer server) {
        for (TagResult result : List.of(
                client(server)
                        .tagImage(
                                pictures.picture(),
                                new TagImageOptionalParameter()
                                        .withLanguage("en")
                                        .withModelVersion("2021-05-01")),
                client(server).tagImageInStream(PICTURE, null))) {
            assertThat(result.tags()).isNotEmpty();
            assertThat(result.tags()).extracting(ImageTag::name).doesNotHaveDuplicates();
            assertThat(result.tags()).allMatch(tag -> tag.confidence() > 0 && tag.confidence() < 1);
            checkRest(result.requestId(), result.metadata(), result.modelVersion());
        }
    }

    @Test
    void detectObjects(RunningServer server) {
        for (DetectResult result : List.of(
                client(server).detectObjects(pictures.picture(), null),
                client(server).detectObjectsInStream(PICTURE, null))) {
            assertThat(result.objects()).isNotNull();
            for (DetectedObject object : result.objects()) {
                assertThat(object.objectProperty()).isNotEmpty();
                assertThat(object.rectangle().x() + object.rectangle().w()).isLessThanOrEqualTo(TestPicture.WIDTH);
                assertThat(object.rectangle().y() + object.rectangle().h()).isLessThanOrEqualTo(TestPicture.HEIGHT);
            }
            checkRest(result.requestId(), result.metadata(), result.modelVersion());
        }
    }

    @Test
    void listModels(RunningServer server) {
        ListModelsResult result = client(server).listModels();

        assertThat(result.modelsProperty())
                .extracting(ModelDescription::name)
                .containsExactly("celebrities", "landmarks");
        assertThat(result.modelsProperty().get(0).categories()).contains("people_", "人_");
        assertThat(result.modelsProperty().get(1).categories()).contains("outdoor_", "building_");
    }

    @ParameterizedTest
    @CsvSource({"celebrities", "landmarks"})
    void analyzeImageByDomain(String model, RunningServer server) {
        for (DomainModelResults result : List.of(
                client(server)
                        .analyzeImageByDomain(
                                model,
                                pictures.picture(),
                                new AnalyzeImageByDomainOptionalParameter().withLanguage("en")),
                client(server).analyzeImageByDomainInStream(model, PICTURE, null))) {
            assertThat(result.result()).isEqualTo(Map.of(model, List.of()));
            checkRest(result.requestId(), result.metadata(), result.modelVersion());
        }
    }

    /** Small ones only: the client closes the connection when the method returns, so what it has read by then is all there is. */
    @Test
    void generateThumbnail(RunningServer server) throws IOException {
        checkThumbnail(
                client(server)
                        .generateThumbnail(
                                60,
                                50,
                                pictures.picture(),
                                new GenerateThumbnailOptionalParameter().withSmartCropping(true)),
                60,
                50);
        checkThumbnail(
                client(server)
                        .generateThumbnailInStream(
                                50,
                                70,
                                PICTURE,
                                new GenerateThumbnailInStreamOptionalParameter().withSmartCropping(false)),
                50,
                70);
    }

    private static void checkThumbnail(InputStream jpeg, int width, int height) throws IOException {
        BufferedImage image = ImageIO.read(jpeg);
        assertThat(image.getWidth()).isEqualTo(width);
        assertThat(image.getHeight()).isEqualTo(height);
    }

    @Test
    void getAreaOfInterest(RunningServer server) {
        for (AreaOfInterestResult result : List.of(
                client(server).getAreaOfInterest(pictures.picture(), null),
                client(server).getAreaOfInterestInStream(PICTURE, null))) {
            assertThat(result.areaOfInterest().w()).isEqualTo(TestPicture.HEIGHT);
            assertThat(result.areaOfInterest().h()).isEqualTo(TestPicture.HEIGHT);
            assertThat(result.areaOfInterest().x()).isBetween(0, TestPicture.WIDTH - TestPicture.HEIGHT);
            assertThat(result.areaOfInterest().y()).isZero();
            checkRest(result.requestId(), result.metadata(), result.modelVersion());
        }
    }

    @Test
    void recognizePrintedText(RunningServer server) {
        for (OcrResult result : List.of(
                client(server).recognizePrintedText(true, pictures.picture(), null),
                client(server).recognizePrintedTextInStream(true, PICTURE, null))) {
            assertThat(result.language()).isEqualTo("en");
            assertThat(result.orientation()).isEqualTo("Up");
            assertThat(result.modelVersion()).isEqualTo("2021-05-01");
            assertThat(result.regions()).hasSize(1);
            assertThat(result.regions().get(0).lines().stream()
                            .flatMap(line -> line.words().stream())
                            .map(OcrWord::text))
                    .containsExactly(TestPicture.SIGN.split(" "));
        }
    }

    /** As Microsoft's quickstart does it: the header is told by the implementation only. */
    @Test
    void read(RunningServer server) throws InterruptedException {
        ComputerVisionImpl vision = (ComputerVisionImpl) client(server);
        checkRead(
                vision,
                vision.readWithServiceResponseAsync(
                                pictures.picture(), new ReadOptionalParameter().withLanguage(OcrDetectionLanguage.EN))
                        .toBlocking()
                        .single()
                        .headers()
                        .operationLocation());
        checkRead(
                vision,
                vision.readInStreamWithServiceResponseAsync(PICTURE, null)
                        .toBlocking()
                        .single()
                        .headers()
                        .operationLocation());
    }

    private static void checkRead(ComputerVision vision, String location) throws InterruptedException {
        UUID id = UUID.fromString(location.substring(location.lastIndexOf('/') + 1));
        ReadOperationResult result = vision.getReadResult(id);
        for (int i = 0; i < MOST_POLLS && UNFINISHED.contains(result.status()); i++) {
            Thread.sleep(100);
            result = vision.getReadResult(id);
        }
        assertThat(result.status()).isEqualTo(OperationStatusCodes.SUCCEEDED);
        assertThat(result.analyzeResult().version()).isEqualTo("3.2.0");
        assertThat(result.analyzeResult().readResults()).hasSize(1);
        ReadResult page = result.analyzeResult().readResults().get(0);
        assertThat(page.page()).isEqualTo(1);
        assertThat(page.unit()).isEqualTo(TextRecognitionResultDimensionUnit.PIXEL);
        assertThat(page.width()).isEqualTo(TestPicture.WIDTH);
        assertThat(page.lines()).hasSize(1);
        Line line = page.lines().get(0);
        assertThat(line.text()).isEqualTo(TestPicture.SIGN);
        assertThat(line.boundingBox()).hasSize(8);
        assertThat(line.words()).hasSize(TestPicture.SIGN.split(" ").length);
        assertThat(line.words().get(0).confidence()).isBetween(0.5, 1.0);
    }

    private static void checkRest(String requestId, ImageMetadata metadata, String modelVersion) {
        assertThat(requestId).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
        assertThat(metadata.width()).isEqualTo(TestPicture.WIDTH);
        assertThat(metadata.height()).isEqualTo(TestPicture.HEIGHT);
        assertThat(metadata.format()).isEqualTo("Jpeg");
        assertThat(modelVersion).isEqualTo("2021-05-01");
    }

    /** Every method with an address that can't be read, and with bytes that are no picture. */
    @Test
    void unreadablePictures(RunningServer server) {
        ComputerVision client = client(server);
        String missing = pictures.missing();
        List<ThrowingCallable> byAddress = List.of(
                () -> client.analyzeImage(missing, null),
                () -> client.describeImage(missing, null),
                () -> client.tagImage(missing, null),
                () -> client.detectObjects(missing, null),
                () -> client.analyzeImageByDomain("landmarks", missing, null),
                () -> client.getAreaOfInterest(missing, null));
        List<ThrowingCallable> byBytes = List.of(
                () -> client.analyzeImageInStream(NO_PICTURE, null),
                () -> client.describeImageInStream(NO_PICTURE, null),
                () -> client.tagImageInStream(NO_PICTURE, null),
                () -> client.detectObjectsInStream(NO_PICTURE, null),
                () -> client.analyzeImageByDomainInStream("celebrities", NO_PICTURE, null),
                () -> client.getAreaOfInterestInStream(NO_PICTURE, null));

        byAddress.forEach(call -> checkError(call, "InvalidImageUrl", "Image URL is not accessible."));
        byBytes.forEach(call -> checkError(call, "InvalidImageFormat", "Input data is not a valid image."));
    }

    @Test
    void wrongParameters(RunningServer server) {
        ComputerVision client = client(server);
        String language = "The requested operation is not supported in the language specified.";

        checkError(
                () -> client.analyzeImageInStream(
                        PICTURE,
                        new AnalyzeImageInStreamOptionalParameter()
                                .withVisualFeatures(List.of(VisualFeatureTypes.ADULT))),
                "NotSupportedFeature",
                "The feature 'Adult' is not available: this server has no model for it.");
        checkError(
                () -> client.analyzeImageInStream(
                        PICTURE, new AnalyzeImageInStreamOptionalParameter().withLanguage("xx")),
                "NotSupportedLanguage",
                language);
        checkError(
                () -> client.describeImage(pictures.picture(), new DescribeImageOptionalParameter().withLanguage("fr")),
                "NotSupportedLanguage",
                language);
        checkError(
                () -> client.describeImage(
                        pictures.picture(), new DescribeImageOptionalParameter().withMaxCandidates(0)),
                "BadArgument",
                "Specified maxCandidates value is not valid.");
        checkError(
                () -> client.tagImage(pictures.picture(), new TagImageOptionalParameter().withLanguage("fr")),
                "NotSupportedLanguage",
                language);
        checkError(
                () -> client.tagImage(pictures.picture(), new TagImageOptionalParameter().withModelVersion("new")),
                "BadArgument",
                "Specified model version is not valid.");
        checkError(
                () -> client.analyzeImageByDomainInStream("plants", PICTURE, null),
                "InvalidModel",
                "Specified model is not valid.");
    }

    private static void checkError(ThrowingCallable call, String innerCode, String message) {
        ComputerVisionErrorResponseException failure =
                catchThrowableOfType(ComputerVisionErrorResponseException.class, call);

        assertThat(failure).as(innerCode).isNotNull();
        assertThat(failure.response().code()).isEqualTo(400);
        assertThat(failure.body().error().code().toString()).isEqualTo("InvalidArgument");
        assertThat(failure.body().error().message()).isEqualTo(message);
        assertThat(failure.body().error().innererror().code().toString()).isEqualTo(innerCode);
        assertThat(failure.body().error().innererror().message()).isEqualTo(message);
    }

    /** Of a refused thumbnail the client makes an exception of its own, which knows the error all the same. */
    @Test
    void refusedThumbnails(RunningServer server) {
        ComputerVision client = client(server);

        checkThumbnailError(
                () -> client.generateThumbnail(50, 50, pictures.missing(), null),
                "InvalidImageUrl",
                "Image URL is not accessible.");
        checkThumbnailError(
                () -> client.generateThumbnailInStream(50, 50, NO_PICTURE, null),
                "InvalidImageFormat",
                "Input data is not a valid image.");
        checkThumbnailError(
                () -> client.generateThumbnailInStream(1025, 50, PICTURE, null),
                "InvalidThumbnailSize",
                "Thumbnail width and height must be between 1 and 1024 pixels.");
    }

    private static void checkThumbnailError(ThrowingCallable call, String code, String message) {
        CloudException failure = catchThrowableOfType(CloudException.class, call);

        assertThat(failure).as(code).isNotNull();
        assertThat(failure.response().code()).isEqualTo(400);
        assertThat(failure.body().message()).isEqualTo(message);
        assertThat(failure).hasMessageContaining("\"code\":\"" + code + "\"");
    }

    @Test
    void wrongKeys(RunningServer server) {
        ComputerVision client = client(server.endpoint(), "wrong");

        RestException failure = catchThrowableOfType(RestException.class, () -> client.tagImageInStream(PICTURE, null));

        assertThat(failure.response().code()).isEqualTo(401);
        assertThat(failure)
                .hasMessageContaining("Access denied due to invalid subscription key or wrong API endpoint.");
    }

    /** This client doesn't come again by itself: it tells when to, and the next call is answered. */
    @Test
    void tooManyCalls(RunningServer server) throws InterruptedException {
        try (ThrottlingProxy proxy = ThrottlingProxy.plain(server, 1)) {
            ComputerVision client = client(proxy.endpoint(), server.key());

            ComputerVisionErrorResponseException failure = catchThrowableOfType(
                    ComputerVisionErrorResponseException.class, () -> client.tagImageInStream(PICTURE, null));
            assertThat(failure.response().code()).isEqualTo(429);
            assertThat(failure.body().error().message()).isEqualTo(ThrottlingProxy.MESSAGE);
            assertThat(proxy.calls()).isEqualTo(1);

            Thread.sleep(1000L * Integer.parseInt(failure.response().headers().get("Retry-After")));
            assertThat(client.tagImageInStream(PICTURE, null).tags()).isNotEmpty();
        }
    }

    private static ComputerVision client(RunningServer server) {
        return client(server.endpoint(), server.key());
    }

    private static ComputerVision client(String endpoint, String key) {
        return ComputerVisionManager.authenticate(endpoint + "/vision/v3.2/", key)
                .withEndpoint(endpoint)
                .computerVision();
    }
}
