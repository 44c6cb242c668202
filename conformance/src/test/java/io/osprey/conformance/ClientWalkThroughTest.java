package io.osprey.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.ai.vision.common.BoundingBox;
import com.azure.ai.vision.common.ImageSourceBuffer;
import com.azure.ai.vision.common.ImageWriter;
import com.azure.ai.vision.common.VisionServiceOptions;
import com.azure.ai.vision.common.VisionSource;
import com.azure.ai.vision.imageanalysis.ContentCaption;
import com.azure.ai.vision.imageanalysis.ContentTag;
import com.azure.ai.vision.imageanalysis.CropSuggestion;
import com.azure.ai.vision.imageanalysis.DetectedTextLine;
import com.azure.ai.vision.imageanalysis.ImageAnalysisErrorDetails;
import com.azure.ai.vision.imageanalysis.ImageAnalysisErrorReason;
import com.azure.ai.vision.imageanalysis.ImageAnalysisFeature;
import com.azure.ai.vision.imageanalysis.ImageAnalysisOptions;
import com.azure.ai.vision.imageanalysis.ImageAnalysisResult;
import com.azure.ai.vision.imageanalysis.ImageAnalysisResultDetails;
import com.azure.ai.vision.imageanalysis.ImageAnalysisResultReason;
import com.azure.ai.vision.imageanalysis.ImageAnalyzer;
import com.azure.ai.vision.imageanalysis.ImageSegmentationMode;
import io.osprey.client.OspreyClient;
import io.osprey.client.core.Futures;
import io.osprey.client.core.HttpOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The seed's walk through the client library, by our Java client over TLS: each source, way, option and feature. */
@ExtendWith(WithServer.class)
class ClientWalkThroughTest {
    private static final BoundingBox WHOLE = new BoundingBox(0, 0, TestPicture.WIDTH, TestPicture.HEIGHT);

    @TempDir
    static Path directory;

    private static PictureSite pictures;
    private static VisionServiceOptions service;

    enum Source {
        FILE {
            @Override
            VisionSource open() {
                return VisionSource.fromFile(directory.resolve("picture.jpg").toString());
            }
        },
        ADDRESS {
            @Override
            VisionSource open() {
                return VisionSource.fromUrl(url(pictures.picture()));
            }
        },
        MEMORY {
            @Override
            VisionSource open() {
                ImageSourceBuffer buffer = new ImageSourceBuffer();
                try (ImageWriter writer = buffer.getWriter()) {
                    writer.write(ByteBuffer.wrap(TestPicture.jpeg()));
                }
                return VisionSource.fromImageSourceBuffer(buffer);
            }
        };

        abstract VisionSource open();
    }

    enum Way {
        SYNCHRONOUS {
            @Override
            ImageAnalysisResult analyze(ImageAnalyzer analyzer) {
                return analyzer.analyze();
            }
        },
        ASYNCHRONOUS {
            @Override
            ImageAnalysisResult analyze(ImageAnalyzer analyzer) {
                return analyzer.analyzeAsync().block();
            }
        },
        EVENT {
            @Override
            ImageAnalysisResult analyze(ImageAnalyzer analyzer) {
                CompletableFuture<ImageAnalysisResult> told = new CompletableFuture<>();
                analyzer.analyzed.addEventListener((sender, event) -> told.complete(event.getResult()));
                analyzer.analyzeAsync().subscribe();
                return Futures.await(told);
            }
        };

        abstract ImageAnalysisResult analyze(ImageAnalyzer analyzer);
    }

    @BeforeAll
    static void prepare(RunningServer server) throws IOException {
        pictures = PictureSite.open();
        Files.write(directory.resolve("picture.jpg"), TestPicture.jpeg());
        service = new VisionServiceOptions(url(server.secureEndpoint()), server.key(), trusting(server));
    }

    @AfterAll
    static void close() {
        service.close();
        pictures.close();
    }

    static Stream<Arguments> sourcesAndWays() {
        return Stream.of(Source.values())
                .flatMap(source -> Stream.of(Way.values()).map(way -> Arguments.of(source, way)));
    }

    @ParameterizedTest
    @MethodSource("sourcesAndWays")
    void everySourceInEveryWay(Source source, Way way) {
        ImageAnalysisResult result =
                analyze(source, way, options -> options.setFeatures(EnumSet.of(ImageAnalysisFeature.TAGS)));
        assertThat(result.getReason()).isEqualTo(ImageAnalysisResultReason.ANALYZED);
        assertThat(result.getImageWidth()).isEqualTo(TestPicture.WIDTH);
        assertThat(result.getImageHeight()).isEqualTo(TestPicture.HEIGHT);
        assertThat(result.getModelVersion()).isEqualTo("2023-04-01-preview");
        assertThat(result.getTags()).isNotEmpty();
    }

    @Test
    void allFeaturesAtOnce() {
        ImageAnalysisResult result = analyze(EnumSet.allOf(ImageAnalysisFeature.class));
        assertThat(result.getCaption().getContent()).isNotBlank();
        assertThat(result.getDenseCaptions()).isNotEmpty();
        assertThat(result.getTags()).isNotEmpty();
        assertThat(result.getObjects()).isNotNull();
        assertThat(result.getPeople()).isNotNull();
        assertThat(result.getCropSuggestions()).hasSize(1);
        assertThat(result.getText()).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNotAskedForIsNull(ImageAnalysisFeature feature) {
        ImageAnalysisResult result = analyze(EnumSet.of(feature));
        assertThat(result.getCaption() != null).isEqualTo(feature == ImageAnalysisFeature.CAPTION);
        assertThat(result.getDenseCaptions() != null).isEqualTo(feature == ImageAnalysisFeature.DENSE_CAPTIONS);
        assertThat(result.getTags() != null).isEqualTo(feature == ImageAnalysisFeature.TAGS);
        assertThat(result.getObjects() != null).isEqualTo(feature == ImageAnalysisFeature.OBJECTS);
        assertThat(result.getPeople() != null).isEqualTo(feature == ImageAnalysisFeature.PEOPLE);
        assertThat(result.getCropSuggestions() != null).isEqualTo(feature == ImageAnalysisFeature.CROP_SUGGESTIONS);
        assertThat(result.getText() != null).isEqualTo(feature == ImageAnalysisFeature.TEXT);
        assertThat(result.getCustomTags()).isNull();
        assertThat(result.getCustomObjects()).isNull();
        assertThat(result.getSegmentationResult()).isNull();
    }

    @Test
    void captionAndDenseCaptions() {
        ImageAnalysisResult result =
                analyze(EnumSet.of(ImageAnalysisFeature.CAPTION, ImageAnalysisFeature.DENSE_CAPTIONS));
        assertConfidence(result.getCaption().getConfidence());
        ContentCaption first = result.getDenseCaptions().get(0);
        assertThat(first.getContent()).isEqualTo(result.getCaption().getContent());
        assertThat(first.getBoundingBox()).isEqualTo(WHOLE);
        result.getDenseCaptions().forEach(caption -> assertConfidence(caption.getConfidence()));
    }

    @Test
    void tags() {
        List<ContentTag> tags = analyze(EnumSet.of(ImageAnalysisFeature.TAGS)).getTags();
        assertThat(tags).extracting(ContentTag::getName).doesNotHaveDuplicates().doesNotContain("");
        tags.forEach(tag -> assertConfidence(tag.getConfidence()));
    }

    @Test
    void objectsAndPeople() {
        ImageAnalysisResult result = analyze(EnumSet.of(ImageAnalysisFeature.OBJECTS, ImageAnalysisFeature.PEOPLE));
        result.getObjects().forEach(object -> {
            assertThat(object.getName()).isNotBlank();
            assertConfidence(object.getConfidence());
            assertInside(object.getBoundingBox());
        });
        result.getPeople().forEach(person -> {
            assertConfidence(person.getConfidence());
            assertInside(person.getBoundingBox());
        });
    }

    @Test
    void text() {
        ImageAnalysisResult result = analyze(EnumSet.of(ImageAnalysisFeature.TEXT));
        StringBuilder all = new StringBuilder();
        for (DetectedTextLine line : result.getText()) {
            assertThat(line.getBoundingPolygon()).hasSize(4);
            assertThat(line.getWords()).isNotEmpty().allSatisfy(word -> {
                assertThat(word.getBoundingPolygon()).hasSize(4);
                assertThat(line.getContent()).contains(word.getContent());
                assertConfidence(word.getConfidence());
            });
            all.append(line.getContent());
        }
        assertThat(all.toString().replace(" ", "").toUpperCase(Locale.ROOT))
                .contains(TestPicture.SIGN.replace(" ", ""));
    }

    @Test
    void oneCropThatFitsWithoutRatios() {
        assertThat(analyze(EnumSet.of(ImageAnalysisFeature.CROP_SUGGESTIONS)).getCropSuggestions())
                .singleElement()
                .satisfies(crop -> {
                    assertThat(crop.getAspectRatio()).isBetween(0.5, 2.0);
                    assertInside(crop.getBoundingBox());
                });
    }

    @Test
    void croppingAspectRatios() {
        ImageAnalysisResult result = analyze(Source.FILE, Way.SYNCHRONOUS, options -> {
            options.setFeatures(EnumSet.of(ImageAnalysisFeature.CROP_SUGGESTIONS));
            options.setCroppingAspectRatios(List.of(0.9, 1.33));
        });
        assertThat(result.getCropSuggestions())
                .extracting(CropSuggestion::getAspectRatio)
                .containsExactly(0.9, 1.33);
        for (CropSuggestion crop : result.getCropSuggestions()) {
            BoundingBox box = crop.getBoundingBox();
            assertThat((double) box.getW() / box.getH())
                    .isCloseTo(crop.getAspectRatio(), org.assertj.core.data.Offset.offset(0.01));
        }
    }

    @Test
    void language() {
        ImageAnalysisResult english = tagsIn("en");
        ImageAnalysisResult spanish = tagsIn("es");
        assertThat(spanish.getTags()).isNotEmpty();
        assertThat(names(spanish)).isNotEqualTo(names(english));
    }

    @Test
    void genderNeutralCaption() {
        ImageAnalysisResult result = analyze(Source.FILE, Way.SYNCHRONOUS, options -> {
            options.setFeatures(EnumSet.of(ImageAnalysisFeature.CAPTION));
            options.setGenderNeutralCaption(true);
        });
        assertThat(result.getCaption().getContent())
                .isNotBlank()
                .doesNotContainPattern("\\b(man|woman|boy|girl|men|women|boys|girls)\\b");
        assertThat(ImageAnalysisResultDetails.fromResult(result).getConnectionUrl())
                .contains("&gender-neutral-caption=true");
    }

    @Test
    void modelVersion() {
        ImageAnalysisResult result = analyze(Source.FILE, Way.SYNCHRONOUS, options -> {
            options.setFeatures(EnumSet.of(ImageAnalysisFeature.TAGS));
            options.setModelVersion("latest");
        });
        assertThat(result.getReason()).isEqualTo(ImageAnalysisResultReason.ANALYZED);
    }

    @Test
    void details(RunningServer server) {
        ImageAnalysisResultDetails details =
                ImageAnalysisResultDetails.fromResult(analyze(EnumSet.of(ImageAnalysisFeature.TAGS)));
        assertThat(details.getResultId()).matches("[0-9a-f-]{36}");
        assertThat(details.getConnectionUrl())
                .isEqualTo(server.secureEndpoint()
                        + "/computervision/imageanalysis:analyze?api-version=2023-04-01-preview&features=tags");
        assertThat(details.getJsonResult()).startsWith("{").contains("\"tagsResult\"");
    }

    @Test
    void aTokenInPlaceOfTheKey(RunningServer server) {
        try (OspreyClient client = OspreyClient.builder()
                        .endpoint(server.endpoint())
                        .key(server.key())
                        .build();
                VisionServiceOptions withToken =
                        new VisionServiceOptions(url(server.secureEndpoint()), null, trusting(server))) {
            withToken.setAuthorizationToken(Futures.await(client.issueToken()));
            assertThat(tags(withToken, Source.FILE.open()).getReason()).isEqualTo(ImageAnalysisResultReason.ANALYZED);
            withToken.setAuthorizationToken("not.a.token");
            assertError(tags(withToken, Source.FILE.open()), ImageAnalysisErrorReason.AUTHENTICATION_FAILURE, 401);
        }
    }

    @Test
    void wrongKey(RunningServer server) {
        try (VisionServiceOptions wrong =
                new VisionServiceOptions(url(server.secureEndpoint()), "wrong", trusting(server))) {
            assertThat(assertError(
                                    tags(wrong, Source.FILE.open()),
                                    ImageAnalysisErrorReason.AUTHENTICATION_FAILURE,
                                    401)
                            .getMessage())
                    .startsWith("401 - Access denied due to invalid subscription key or wrong API endpoint.");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "xx | 1.0 | InvalidRequest - Analyze query is invalid. (NotSupportedLanguage - The input language is not supported)",
                "en | 5.0 | InvalidRequest - Analyze query is invalid. (BadArgument - 'smartcrops-aspect-ratios' aspect ratio is not in"
                        + " allowed range [0.75 to 1.8])"
            })
    void wrongOptions(String language, double ratio, String message) {
        ImageAnalysisResult result = analyze(Source.FILE, Way.SYNCHRONOUS, options -> {
            options.setFeatures(EnumSet.of(ImageAnalysisFeature.TAGS, ImageAnalysisFeature.CROP_SUGGESTIONS));
            options.setLanguage(language);
            options.setCroppingAspectRatios(List.of(ratio));
        });
        assertThat(assertError(result, ImageAnalysisErrorReason.BAD_REQUEST, 400)
                        .getMessage())
                .isEqualTo(message);
    }

    @Test
    void unreachablePicture() {
        ImageAnalysisResult result = tags(service, VisionSource.fromUrl(url(pictures.missing())));
        assertThat(assertError(result, ImageAnalysisErrorReason.BAD_REQUEST, 400)
                        .getMessage())
                .startsWith("InvalidRequest - ");
    }

    @Test
    void notAPicture() throws IOException {
        Path file = Files.writeString(directory.resolve("text.jpg"), "not a picture");
        ImageAnalysisResult result = tags(service, VisionSource.fromFile(file.toString()));
        assertThat(assertError(result, ImageAnalysisErrorReason.BAD_REQUEST, 400)
                        .getMessage())
                .startsWith("InvalidRequest - Image format is not valid.");
    }

    /** The error of a name that this server does not know. */
    @Test
    void unknownModel() {
        ImageAnalysisResult result =
                analyze(Source.FILE, Way.SYNCHRONOUS, options -> options.setModelName("no-such-model"));
        assertError(result, ImageAnalysisErrorReason.BAD_REQUEST, 404);
    }

    @Test
    void throttledAfterAllRepetitions(RunningServer server) {
        try (ThrottlingProxy proxy = ThrottlingProxy.plain(server, 4);
                VisionServiceOptions throttled = new VisionServiceOptions(url(proxy.endpoint()), server.key())) {
            ImageAnalysisResult result = tags(throttled, Source.FILE.open());
            assertThat(assertError(result, ImageAnalysisErrorReason.TOO_MANY_REQUESTS, 429)
                            .getMessage())
                    .isEqualTo("429 - " + ThrottlingProxy.MESSAGE);
            assertThat(proxy.calls()).isEqualTo(4);
            assertThat(tags(throttled, Source.FILE.open()).getReason()).isEqualTo(ImageAnalysisResultReason.ANALYZED);
        }
    }

    @Test
    void nothingOrTooMuchChosen() {
        assertError(analyze(Source.FILE, Way.EVENT, options -> {}), ImageAnalysisErrorReason.RUNTIME_ERROR, 0);
        ImageAnalysisResult both = analyze(Source.FILE, Way.ASYNCHRONOUS, options -> {
            options.setFeatures(EnumSet.of(ImageAnalysisFeature.TAGS));
            options.setSegmentationMode(ImageSegmentationMode.BACKGROUND_REMOVAL);
        });
        assertError(both, ImageAnalysisErrorReason.RUNTIME_ERROR, 0);
    }

    private static ImageAnalysisResult tagsIn(String language) {
        return analyze(Source.FILE, Way.SYNCHRONOUS, options -> {
            options.setFeatures(EnumSet.of(ImageAnalysisFeature.TAGS));
            options.setLanguage(language);
        });
    }

    private static List<String> names(ImageAnalysisResult result) {
        return result.getTags().stream().map(ContentTag::getName).toList();
    }

    private static ImageAnalysisResult analyze(EnumSet<ImageAnalysisFeature> features) {
        return analyze(Source.FILE, Way.SYNCHRONOUS, options -> options.setFeatures(features));
    }

    private static ImageAnalysisResult tags(VisionServiceOptions service, VisionSource source) {
        return analyze(
                service,
                source,
                Way.SYNCHRONOUS,
                options -> options.setFeatures(EnumSet.of(ImageAnalysisFeature.TAGS)));
    }

    private static ImageAnalysisResult analyze(Source source, Way way, Consumer<ImageAnalysisOptions> settings) {
        return analyze(service, source.open(), way, settings);
    }

    private static ImageAnalysisResult analyze(
            VisionServiceOptions service, VisionSource source, Way way, Consumer<ImageAnalysisOptions> settings) {
        try (source;
                ImageAnalysisOptions options = new ImageAnalysisOptions();
                ImageAnalyzer analyzer = new ImageAnalyzer(service, source, options)) {
            settings.accept(options);
            return way.analyze(analyzer);
        }
    }

    private static ImageAnalysisErrorDetails assertError(
            ImageAnalysisResult result, ImageAnalysisErrorReason reason, int code) {
        assertThat(result.getReason()).isEqualTo(ImageAnalysisResultReason.ERROR);
        ImageAnalysisErrorDetails error = ImageAnalysisErrorDetails.fromResult(result);
        assertThat(error.getReason()).isEqualTo(reason);
        assertThat(error.getErrorCode()).isEqualTo(code);
        return error;
    }

    private static void assertConfidence(double confidence) {
        assertThat(confidence).isGreaterThan(0).isLessThan(1);
    }

    private static void assertInside(BoundingBox box) {
        assertThat(box.getX()).isNotNegative();
        assertThat(box.getY()).isNotNegative();
        assertThat(box.getX() + box.getW()).isLessThanOrEqualTo(TestPicture.WIDTH);
        assertThat(box.getY() + box.getH()).isLessThanOrEqualTo(TestPicture.HEIGHT);
    }

    private static HttpOptions trusting(RunningServer server) {
        return HttpOptions.builder().trust(server.certificate()).build();
    }

    private static URL url(String address) {
        try {
            return new URL(address);
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }
}
