package com.azure.ai.vision.imageanalysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.ai.vision.common.BoundingBox;
import com.azure.ai.vision.common.ImagePoint;
import com.azure.ai.vision.common.ImageSourceBuffer;
import com.azure.ai.vision.common.ImageWriter;
import com.azure.ai.vision.common.VisionServiceOptions;
import com.azure.ai.vision.common.VisionSource;
import io.osprey.client.core.HttpOptions;
import io.osprey.client.core.RetryPolicy;
import io.osprey.client.testing.Samples;
import io.osprey.client.testing.ScriptedServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Mono;

class ImageAnalyzerTest {
    private static final String KEY = "0123456789abcdef0123456789abcdef";
    private static final byte[] PICTURE = {(byte) 0xFF, (byte) 0xD8, 1, 2};

    private final ScriptedServer server = ScriptedServer.start(ScriptedServer.answering(
            200,
            "application/json; charset=utf-8",
            Samples.PREVIEW,
            "apim-request-id: 6f9b0f7e-0000-4000-8000-000000000001"));
    private final VisionServiceOptions service = service(quick().build());

    @AfterEach
    void close() {
        service.close();
        server.close();
    }

    @Test
    void everyOptionIsSent() {
        analyze(options -> {
            options.setFeatures(EnumSet.allOf(ImageAnalysisFeature.class));
            options.setLanguage("en");
            options.setGenderNeutralCaption(true);
            options.setCroppingAspectRatios(List.of(0.9, 1.33));
            options.setModelVersion("latest");
        });
        assertThat(server.last().target())
                .isEqualTo(
                        "/computervision/imageanalysis:analyze?api-version=2023-04-01-preview"
                                + "&features=tags%2Ccaption%2CdenseCaptions%2Cobjects%2Cpeople%2Cread%2CsmartCrops"
                                + "&language=en&gender-neutral-caption=true&smartcrops-aspect-ratios=0.9%2C1.33&model-version=latest");
        assertThat(server.last().header("Ocp-Apim-Subscription-Key")).isEqualTo(KEY);
        assertThat(server.last().header("Content-Type")).isEqualTo("application/json");
        assertThat(server.last().body())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("{\"url\":\"http://example.com/a.jpg\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "TAGS, tags",
        "CAPTION, caption",
        "DENSE_CAPTIONS, denseCaptions",
        "OBJECTS, objects",
        "PEOPLE, people",
        "TEXT, read",
        "CROP_SUGGESTIONS, smartCrops"
    })
    void featuresHaveTheirNames(ImageAnalysisFeature feature, String name) {
        analyze(options -> options.setFeatures(EnumSet.of(feature)));
        assertThat(server.last().target()).endsWith("&features=" + name);
    }

    @Test
    void aModelTakesTheFeaturesPlace() {
        analyze(options -> options.setModelName("my-model"));
        assertThat(server.last().target()).endsWith("?api-version=2023-04-01-preview&model-name=my-model");
    }

    @Test
    void everyFeatureOfTheResult() {
        ImageAnalysisResult result = analyze(options -> options.setFeatures(EnumSet.allOf(ImageAnalysisFeature.class)));

        assertThat(result.getReason()).isEqualTo(ImageAnalysisResultReason.ANALYZED);
        assertThat(ImageAnalysisErrorDetails.fromResult(result)).isNull();
        assertThat(result.getImageWidth()).isEqualTo(800);
        assertThat(result.getImageHeight()).isEqualTo(600);
        assertThat(result.getModelVersion()).isEqualTo("2023-04-01-preview");
        assertThat(result.getCaption().getContent()).isEqualTo("a dog on a beach");
        assertThat(result.getCaption().getConfidence()).isEqualTo(0.75);
        assertThat(result.getCaption().getBoundingBox()).isNull();
        assertThat(result.getDenseCaptions()).singleElement().satisfies(caption -> {
            assertThat(caption.getContent()).isEqualTo("a dog on a beach");
            assertThat(caption.getConfidence()).isEqualTo(0.75);
            assertThat(caption.getBoundingBox()).isEqualTo(new BoundingBox(0, 0, 800, 600));
        });
        assertThat(result.getTags()).singleElement().satisfies(tag -> {
            assertThat(tag.getName()).isEqualTo("dog");
            assertThat(tag.getConfidence()).isEqualTo(0.99);
        });
        assertThat(result.getObjects()).singleElement().satisfies(object -> {
            assertThat(object.getName()).isEqualTo("dog");
            assertThat(object.getConfidence()).isEqualTo(0.88);
            assertThat(object.getBoundingBox()).hasToString("{x=5,y=6,w=7,h=8}");
        });
        assertThat(result.getPeople()).singleElement().satisfies(person -> {
            assertThat(person.getBoundingBox()).isEqualTo(new BoundingBox(11, 12, 13, 14));
            assertThat(person.getConfidence()).isEqualTo(0.66);
        });
        assertThat(result.getCropSuggestions()).singleElement().satisfies(crop -> {
            assertThat(crop.getAspectRatio()).isEqualTo(1.94);
            assertThat(crop.getBoundingBox()).isEqualTo(new BoundingBox(0, 90, 800, 412));
        });
        assertThat(result.getText()).extracting(DetectedTextLine::getContent).containsExactly("KEEP OUT", "DOG");
        assertThat(result.getText().getLines()).isEqualTo(result.getText());
        DetectedTextLine first = result.getText().get(0);
        assertThat(first.getBoundingPolygon())
                .containsExactly(
                        new ImagePoint(1, 2), new ImagePoint(9, 2), new ImagePoint(9, 4), new ImagePoint(1, 4));
        assertThat(first.getWords()).extracting(DetectedTextWord::getContent).containsExactly("KEEP", "OUT");
        DetectedTextWord dog = result.getText().get(1).getWords().get(0);
        assertThat(dog.getContent()).isEqualTo("DOG");
        assertThat(dog.getConfidence()).isEqualTo(0.96);
        // 8.4 and 8.6 are rounded
        assertThat(dog.getBoundingPolygon()).hasToString("[{x=1,y=6}, {x=4,y=6}, {x=4,y=8}, {x=1,y=9}]");
        assertThat(result.getCustomTags()).extracting(ContentTag::getName).containsExactly("apple");
        assertThat(result.getCustomObjects())
                .extracting(DetectedObject::getName)
                .containsExactly("pear");
        assertThat(result.getSegmentationResult()).isNull();
    }

    @Test
    void whatWasNotAskedForIsNull() {
        server.script(ScriptedServer.answering(200, "application/json", "{}"));
        ImageAnalysisResult result = analyze(options -> options.setFeatures(EnumSet.of(ImageAnalysisFeature.TAGS)));
        assertThat(result.getReason()).isEqualTo(ImageAnalysisResultReason.ANALYZED);
        assertAllNull(result);
    }

    @Test
    void details() {
        ImageAnalysisResult result = analyze(options -> options.setFeatures(EnumSet.of(ImageAnalysisFeature.TAGS)));
        ImageAnalysisResultDetails details = ImageAnalysisResultDetails.fromResult(result);
        assertThat(details.getImageId()).hasSize(36);
        assertThat(details.getResultId()).isEqualTo("6f9b0f7e-0000-4000-8000-000000000001");
        assertThat(details.getConnectionUrl())
                .isEqualTo(server.endpoint()
                        + "/computervision/imageanalysis:analyze?api-version=2023-04-01-preview&features=tags");
        assertThat(details.getJsonResult()).isEqualTo(Samples.PREVIEW);
        assertThatThrownBy(() -> ImageAnalysisResultDetails.fromResult(null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ImageAnalysisErrorDetails.fromResult(null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = ImageSegmentationMode.class,
            names = {"BACKGROUND_REMOVAL", "FOREGROUND_MATTING"})
    void segmentation(ImageSegmentationMode mode) throws IOException {
        byte[] png = png(7, 5);
        server.script(ScriptedServer.answering(200, "image/png", png));
        ImageAnalysisResult result = analyze(options -> options.setSegmentationMode(mode));
        assertThat(server.last().target())
                .isEqualTo("/computervision/imageanalysis:segment?api-version=2023-04-01-preview&mode="
                        + (mode == ImageSegmentationMode.BACKGROUND_REMOVAL
                                ? "backgroundRemoval"
                                : "foregroundMatting"));
        assertThat(result.getSegmentationResult().getImageBuffer()).isEqualTo(png);
        assertThat(result.getSegmentationResult().getImageWidth()).isEqualTo(7);
        assertThat(result.getSegmentationResult().getImageHeight()).isEqualTo(5);
        assertThat(result.getImageWidth()).isNull();
        assertThat(result.getTags()).isNull();
    }

    @Test
    void segmentationThatIsNoPng() {
        ImageAnalysisResult result =
                analyze(options -> options.setSegmentationMode(ImageSegmentationMode.BACKGROUND_REMOVAL));
        assertError(result, ImageAnalysisErrorReason.SERVICE_ERROR, 200);
    }

    @Test
    void fileSource(@TempDir Path directory) throws IOException {
        Path file = Files.write(directory.resolve("a.jpg"), PICTURE);
        try (VisionSource source = VisionSource.fromFile(file.toString())) {
            assertThat(analyze(source).getReason()).isEqualTo(ImageAnalysisResultReason.ANALYZED);
        }
        assertThat(server.last().body()).isEqualTo(PICTURE);
        assertThat(server.last().header("Content-Type")).isEqualTo("application/octet-stream");
    }

    @Test
    void memorySource() {
        try (ImageSourceBuffer buffer = new ImageSourceBuffer();
                ImageWriter writer = buffer.getWriter()) {
            writer.write(ByteBuffer.wrap(PICTURE, 0, 2));
            writer.write(new byte[] {1, 2});
            try (VisionSource source = VisionSource.fromImageSourceBuffer(buffer)) {
                assertThat(analyze(source).getReason()).isEqualTo(ImageAnalysisResultReason.ANALYZED);
            }
            assertThat(server.last().body()).isEqualTo(PICTURE);
            writer.close();
            assertThatThrownBy(() -> writer.write(PICTURE)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void memorySourceThatIsEmptyOrClosed() {
        ImageSourceBuffer buffer = new ImageSourceBuffer();
        VisionSource source = VisionSource.fromImageSourceBuffer(buffer);
        assertError(analyze(source), ImageAnalysisErrorReason.RUNTIME_ERROR, 0);
        buffer.close();
        ImageAnalysisErrorDetails error = assertError(analyze(source), ImageAnalysisErrorReason.RUNTIME_ERROR, 0);
        assertThat(error.getMessage()).isEqualTo("The buffer is closed");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void theEventFiresOnceForEachAnalysisAndForFailures() {
        List<ImageAnalysisResultReason> seen = new ArrayList<>();
        try (VisionSource source = VisionSource.fromUrl(url("http://example.com/a.jpg"));
                ImageAnalysisOptions options = new ImageAnalysisOptions();
                ImageAnalyzer analyzer = new ImageAnalyzer(service, source, options)) {
            analyzer.analyzed.addEventListener((sender, event) -> {
                assertThat(sender).isSameAs(analyzer);
                seen.add(event.getResult().getReason());
                throw new IllegalStateException("a listener's own trouble");
            });
            analyzer.analyze();
            options.setFeatures(EnumSet.of(ImageAnalysisFeature.TAGS));
            analyzer.analyze();
            analyzer.analyzeAsync().block();
            server.script(ScriptedServer.answering(401, "application/json", Samples.UNAUTHORIZED));
            analyzer.analyze();
            analyzer.analyzed.disconnectAll();
            analyzer.analyze();
        }
        assertThat(seen)
                .containsExactly(
                        ImageAnalysisResultReason.ERROR,
                        ImageAnalysisResultReason.ANALYZED,
                        ImageAnalysisResultReason.ANALYZED,
                        ImageAnalysisResultReason.ERROR);
    }

    @Test
    void theMonoCallsOnceForAllItsSubscribers() {
        try (VisionSource source = VisionSource.fromUrl(url("http://example.com/a.jpg"));
                ImageAnalysisOptions options = new ImageAnalysisOptions();
                ImageAnalyzer analyzer = new ImageAnalyzer(service, source, options)) {
            options.setFeatures(EnumSet.of(ImageAnalysisFeature.TAGS));
            Mono<ImageAnalysisResult> result = analyzer.analyzeAsync();
            assertThat(server.requests()).isEmpty();
            AtomicInteger told = new AtomicInteger();
            result.subscribe(value -> told.incrementAndGet());
            assertThat(result.block().getTags()).hasSize(1);
            assertThat(result.block().getTags()).hasSize(1);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void aClosedAnalyzerRefuses() {
        ImageAnalyzer analyzer = new ImageAnalyzer(
                service, VisionSource.fromUrl(url("http://example.com/a.jpg")), new ImageAnalysisOptions());
        analyzer.close();
        assertThatThrownBy(analyzer::analyze).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(analyzer::analyzeAsync).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aTokenCanBeSetAndRenewedWhileInUse() {
        service.setAuthorizationToken("first");
        analyze(options -> options.setFeatures(EnumSet.of(ImageAnalysisFeature.TAGS)));
        assertThat(server.last().header("Authorization")).isEqualTo("Bearer first");
        assertThat(server.last().header("Ocp-Apim-Subscription-Key")).isNull();
        service.setAuthorizationToken("second");
        assertThat(service.getAuthorizationToken()).isEqualTo("second");
        analyze(options -> options.setFeatures(EnumSet.of(ImageAnalysisFeature.TAGS)));
        assertThat(server.last().header("Authorization")).isEqualTo("Bearer second");
        service.setAuthorizationToken(null);
        analyze(options -> options.setFeatures(EnumSet.of(ImageAnalysisFeature.TAGS)));
        assertThat(server.last().header("Ocp-Apim-Subscription-Key")).isEqualTo(KEY);
        assertThat(service.toString()).doesNotContain(KEY);
    }

    // The error table, row by row.

    @ParameterizedTest
    @CsvSource({
        "400, BAD_REQUEST", "401, AUTHENTICATION_FAILURE", "403, FORBIDDEN", "404, BAD_REQUEST", "408, SERVICE_TIMEOUT",
        "415, BAD_REQUEST", "429, TOO_MANY_REQUESTS", "500, SERVICE_ERROR", "502, SERVICE_ERROR",
                "503, SERVICE_UNAVAILABLE",
        "504, SERVICE_TIMEOUT"
    })
    void statusesBecomeReasons(int status, ImageAnalysisErrorReason reason) {
        server.script(ScriptedServer.answering(
                status,
                "application/json",
                "{\"error\":{\"code\":\"SomeCode\",\"message\":\"Some message.\"}}",
                "Retry-After: 0"));
        ImageAnalysisResult result = analyze(options -> options.setFeatures(EnumSet.of(ImageAnalysisFeature.TAGS)));
        ImageAnalysisErrorDetails error = assertError(result, reason, status);
        assertThat(error.getMessage()).isEqualTo("SomeCode - Some message.");
        boolean repeated = status == 408 || status == 429 || status >= 500;
        assertThat(server.requests()).hasSize(repeated ? 4 : 1);
        assertThat(ImageAnalysisResultDetails.fromResult(result).getConnectionUrl())
                .endsWith("features=tags");
    }

    @Test
    void wrongKey() {
        server.script(ScriptedServer.answering(401, "application/json", Samples.UNAUTHORIZED));
        ImageAnalysisResult result = analyze(options -> options.setFeatures(EnumSet.of(ImageAnalysisFeature.TAGS)));
        assertThat(assertError(result, ImageAnalysisErrorReason.AUTHENTICATION_FAILURE, 401)
                        .getMessage())
                .isEqualTo(
                        "401 - Access denied due to invalid subscription key or wrong API endpoint. Make sure to provide a"
                                + " valid key for an active subscription and use a correct regional API endpoint for your resource.");
    }

    @Test
    void wrongFeature() {
        server.script(ScriptedServer.answering(400, "application/json", Samples.BAD_FEATURE));
        ImageAnalysisResult result = analyze(options -> options.setFeatures(EnumSet.of(ImageAnalysisFeature.TAGS)));
        assertThat(assertError(result, ImageAnalysisErrorReason.BAD_REQUEST, 400)
                        .getMessage())
                .isEqualTo(
                        "InvalidRequest - Analyze query is invalid. (NotSupportedVisualFeature - Specified feature type is not"
                                + " valid)");
    }

    @Test
    void noFeatureChosen() {
        ImageAnalysisErrorDetails error =
                assertError(analyze(options -> {}), ImageAnalysisErrorReason.RUNTIME_ERROR, 0);
        assertThat(error.getMessage())
                .isEqualTo(
                        "Missing Image Analysis options: You must set at least one visual feature (or model name) for the"
                                + " 'analyze' operation. Or set segmentation mode for the 'segment' operation");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void featuresAndSegmentationTogether() {
        String expected =
                "Invalid combination of Image Analysis options: You cannot set both visual features (or model name),"
                        + " and segmentation mode";
        ImageAnalysisResult features = analyze(options -> {
            options.setFeatures(EnumSet.of(ImageAnalysisFeature.TAGS));
            options.setSegmentationMode(ImageSegmentationMode.BACKGROUND_REMOVAL);
        });
        ImageAnalysisResult model = analyze(options -> {
            options.setModelName("m");
            options.setSegmentationMode(ImageSegmentationMode.FOREGROUND_MATTING);
        });
        assertThat(assertError(features, ImageAnalysisErrorReason.RUNTIME_ERROR, 0)
                        .getMessage())
                .isEqualTo(expected);
        assertThat(assertError(model, ImageAnalysisErrorReason.RUNTIME_ERROR, 0).getMessage())
                .isEqualTo(expected);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void unreadableFile(@TempDir Path directory) {
        ImageAnalysisResult result =
                analyze(VisionSource.fromFile(directory.resolve("missing.jpg").toString()));
        assertThat(assertError(result, ImageAnalysisErrorReason.RUNTIME_ERROR, 0x73)
                        .getMessage())
                .isEqualTo("Exception with an error code: 0x73 (AZAC_ERR_FAILED_TO_OPEN_INPUT_FILE_FOR_READING)");
    }

    @Test
    void filesOverTheLimitAreNotSent(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("large.jpg");
        try (var channel = java.nio.channels.FileChannel.open(
                file, java.nio.file.StandardOpenOption.CREATE, java.nio.file.StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(new byte[1]), 20971520);
        }
        ImageAnalysisErrorDetails error =
                assertError(analyze(VisionSource.fromFile(file.toString())), ImageAnalysisErrorReason.RUNTIME_ERROR, 0);
        assertThat(error.getMessage())
                .isEqualTo("The image size is not allowed to be zero or larger than 20971520 bytes");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void noConnection() {
        server.close();
        ImageAnalysisResult result = analyze(options -> options.setFeatures(EnumSet.of(ImageAnalysisFeature.TAGS)));
        assertThat(assertError(result, ImageAnalysisErrorReason.CONNECTION_FAILURE, 0)
                        .getMessage())
                .isEqualTo("Failed with error: HTTPAPI_OPEN_REQUEST_FAILED");
    }

    @Test
    void timeOut() {
        server.script((request, socket) -> Thread.sleep(60_000));
        try (VisionServiceOptions impatient =
                service(quick().timeout(Duration.ofMillis(300)).build())) {
            ImageAnalysisOptions options = new ImageAnalysisOptions();
            options.setFeatures(EnumSet.of(ImageAnalysisFeature.TAGS));
            ImageAnalysisResult result = new ImageAnalyzer(
                            impatient, VisionSource.fromUrl(url("http://example.com/a.jpg")), options)
                    .analyze();
            assertThat(assertError(result, ImageAnalysisErrorReason.SERVICE_TIMEOUT, 0)
                            .getMessage())
                    .startsWith("Timed out: ");
        }
    }

    @Test
    void closedService() {
        service.close();
        ImageAnalysisResult result = analyze(options -> options.setFeatures(EnumSet.of(ImageAnalysisFeature.TAGS)));
        assertThat(assertError(result, ImageAnalysisErrorReason.RUNTIME_ERROR, 0)
                        .getMessage())
                .isEqualTo("The client is closed");
    }

    @Test
    void numbersOfTheEnumerations() {
        assertThat(ImageAnalysisResultReason.ERROR.getValue()).isEqualTo(1);
        assertThat(ImageAnalysisResultReason.ANALYZED.getValue()).isEqualTo(2);
        assertThat(ImageAnalysisErrorReason.values())
                .extracting(reason -> reason.getValue() + " " + reason)
                .containsExactly(
                        "1 AUTHENTICATION_FAILURE",
                        "2 BAD_REQUEST",
                        "3 TOO_MANY_REQUESTS",
                        "4 FORBIDDEN",
                        "5 CONNECTION_FAILURE",
                        "6 SERVICE_TIMEOUT",
                        "7 SERVICE_ERROR",
                        "8 SERVICE_UNAVAILABLE",
                        "9 RUNTIME_ERROR");
        assertThat(ImageSegmentationMode.values())
                .extracting(Enum::name)
                .containsExactly("NONE", "BACKGROUND_REMOVAL", "FOREGROUND_MATTING");
    }

    private ImageAnalysisResult analyze(Consumer<ImageAnalysisOptions> settings) {
        try (VisionSource source = VisionSource.fromUrl(url("http://example.com/a.jpg"));
                ImageAnalysisOptions options = new ImageAnalysisOptions();
                ImageAnalyzer analyzer = new ImageAnalyzer(service, source, options)) {
            settings.accept(options);
            return analyzer.analyze();
        }
    }

    private ImageAnalysisResult analyze(VisionSource source) {
        try (ImageAnalysisOptions options = new ImageAnalysisOptions();
                ImageAnalyzer analyzer = new ImageAnalyzer(service, source, options)) {
            options.setFeatures(EnumSet.of(ImageAnalysisFeature.TAGS));
            return analyzer.analyze();
        }
    }

    private static ImageAnalysisErrorDetails assertError(
            ImageAnalysisResult result, ImageAnalysisErrorReason reason, int code) {
        assertThat(result.getReason()).isEqualTo(ImageAnalysisResultReason.ERROR);
        assertAllNull(result);
        ImageAnalysisErrorDetails error = ImageAnalysisErrorDetails.fromResult(result);
        assertThat(error.getReason()).isEqualTo(reason);
        assertThat(error.getErrorCode()).isEqualTo(code);
        assertThat(error.getMessage()).isNotBlank().doesNotContain(KEY);
        return error;
    }

    private static void assertAllNull(ImageAnalysisResult result) {
        assertThat(new Object[] {
                    result.getImageHeight(),
                    result.getImageWidth(),
                    result.getModelVersion(),
                    result.getCaption(),
                    result.getDenseCaptions(),
                    result.getObjects(),
                    result.getTags(),
                    result.getPeople(),
                    result.getCropSuggestions(),
                    result.getText(),
                    result.getCustomTags(),
                    result.getCustomObjects(),
                    result.getSegmentationResult()
                })
                .containsOnlyNulls();
    }

    private VisionServiceOptions service(HttpOptions options) {
        return new VisionServiceOptions(url(server.endpoint().toString()), KEY, options);
    }

    private static HttpOptions.Builder quick() {
        return HttpOptions.builder()
                .timeout(Duration.ofSeconds(20))
                .retry(new RetryPolicy(3, Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofSeconds(1), 0));
    }

    private static byte[] png(int width, int height) throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(
                new java.awt.image.BufferedImage(width, height, java.awt.image.BufferedImage.TYPE_INT_ARGB),
                "png",
                png);
        return png.toByteArray();
    }

    private static URL url(String address) {
        try {
            return new URL(address);
        } catch (java.net.MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
