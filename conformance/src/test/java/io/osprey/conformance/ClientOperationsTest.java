package io.osprey.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.osprey.client.OspreyClient;
import io.osprey.client.analysis.Analysis;
import io.osprey.client.analysis.AnalyzeOptions;
import io.osprey.client.analysis.Feature;
import io.osprey.client.core.FailureReason;
import io.osprey.client.core.Futures;
import io.osprey.client.core.HttpOptions;
import io.osprey.client.core.OspreyException;
import io.osprey.client.core.Picture;
import io.osprey.client.custom.CustomModels;
import io.osprey.client.custom.Dataset;
import io.osprey.client.read.ReadOptions;
import io.osprey.client.read.ReadResult;
import io.osprey.client.read.TextRecognitionMode;
import io.osprey.client.vision.VisionAnalysis;
import io.osprey.client.vision.VisionFeature;
import io.osprey.client.vision.VisionOperations;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The modern client against a running Osprey: 4.0 in its versions, and the operations of v1.0 to v3.2. */
@ExtendWith(WithServer.class)
class ClientOperationsTest {
    private static final Picture PICTURE = Picture.bytes(TestPicture.jpeg());
    private static final ReadOptions QUICKLY =
            new ReadOptions(null, List.of(), null, null, Duration.ofMillis(200), Duration.ofMinutes(1));

    @ParameterizedTest
    @ValueSource(strings = {"2023-02-01-preview", "2023-04-01-preview", "2023-10-01", "2024-02-01"})
    void analyzeInEveryVersion(String version, RunningServer server) {
        try (OspreyClient client = builder(server).apiVersion(version).build()) {
            Analysis analysis = client.analyze(
                    PICTURE,
                    AnalyzeOptions.builder()
                            .features(EnumSet.allOf(Feature.class))
                            .smartCropsAspectRatios(List.of(0.9, 1.33))
                            .build());
            assertThat(analysis.width()).isEqualTo(TestPicture.WIDTH);
            assertThat(analysis.caption().text()).isNotBlank();
            assertThat(analysis.denseCaptions()).isNotEmpty();
            assertThat(analysis.tags()).isNotEmpty();
            assertThat(analysis.objects()).isNotNull();
            assertThat(analysis.people()).isNotNull();
            assertThat(analysis.crops()).hasSize(2);
            assertThat(analysis.lines()).isNotEmpty().allSatisfy(line -> {
                assertThat(line.polygon()).hasSize(4);
                assertThat(line.words()).isNotEmpty();
            });
        }
    }

    @Test
    void streamsAndSecureConnections(RunningServer server) {
        try (OspreyClient client = OspreyClient.builder()
                .endpoint(server.secureEndpoint())
                .key(server.key())
                .http(HttpOptions.builder().trust(server.certificate()).build())
                .build()) {
            byte[] jpeg = TestPicture.jpeg();
            Picture stream = Picture.stream(() -> new ByteArrayInputStream(jpeg));
            assertThat(Futures.await(client.analyzeAsync(stream, AnalyzeOptions.of(Feature.TAGS)))
                            .tags())
                    .isEqualTo(client.analyze(PICTURE, AnalyzeOptions.of(Feature.TAGS))
                            .tags());
        }
    }

    @Test
    void addresses(RunningServer server) throws IOException {
        try (PictureSite pictures = PictureSite.open();
                OspreyClient client = builder(server).build()) {
            assertThat(client.analyze(Picture.at(URI.create(pictures.picture())), AnalyzeOptions.of(Feature.TAGS))
                            .tags())
                    .isNotEmpty();
            OspreyException failure = catchThrowableOfType(
                    OspreyException.class,
                    () -> client.analyze(Picture.at(URI.create(pictures.missing())), AnalyzeOptions.of(Feature.TAGS)));
            assertThat(failure.reason()).isEqualTo(FailureReason.BAD_REQUEST);
            assertThat(failure.code()).contains("InvalidRequest");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"v2.0", "v3.2"})
    void visionOperations(String version, RunningServer server) throws IOException {
        try (OspreyClient client = builder(server).visionVersion(version).build()) {
            VisionOperations vision = client.vision();
            VisionAnalysis analysis = Futures.await(vision.analyze(
                    PICTURE, EnumSet.complementOf(EnumSet.of(VisionFeature.ADULT)), Set.of("Landmarks"), "en"));
            assertThat(analysis.categories()).isNotEmpty();
            assertThat(analysis.color().accentColor()).matches("[0-9A-F]{6}");
            assertThat(analysis.imageType()).isNotNull();
            assertThat(analysis.tags()).isNotEmpty();
            assertThat(analysis.description().captions()).hasSize(1);
            assertThat(analysis.faces()).isNotNull();
            assertThat(analysis.objects()).isNotNull();
            assertThat(analysis.brands()).isEmpty();
            assertThat(analysis.metadata())
                    .isEqualTo(new VisionAnalysis.Metadata(TestPicture.WIDTH, TestPicture.HEIGHT, "Jpeg"));
            assertThat(analysis.modelVersion()).isEqualTo(version.equals("v3.2") ? "2021-05-01" : null);

            assertThat(Futures.await(vision.describe(PICTURE, 3, null))
                            .description()
                            .captions())
                    .hasSizeBetween(1, 3);
            assertThat(Futures.await(vision.tag(PICTURE, "es")).tags()).isNotEmpty();
            assertThat(Futures.await(vision.detect(PICTURE)).objects()).isNotNull();
            assertThat(Futures.await(vision.models()).models()).hasSize(2);
            assertThat(Futures.await(vision.analyzeByDomain(PICTURE, "landmarks", null))
                            .result()
                            .landmarks())
                    .isEmpty();
            assertThat(Futures.await(vision.areaOfInterest(PICTURE))
                            .areaOfInterest()
                            .w())
                    .isPositive();
            byte[] thumbnail = Futures.await(vision.generateThumbnail(PICTURE, 200, 150, true));
            assertThat(ImageIO.read(new ByteArrayInputStream(thumbnail)).getWidth())
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"v2.0", "v2.1", "v3.0", "v3.1", "v3.2"})
    void reading(String version, RunningServer server) {
        try (OspreyClient client = builder(server).visionVersion(version).build()) {
            ReadResult.Page page = client.read(PICTURE, QUICKLY).readResults().get(0);
            assertThat(page.unit()).isEqualTo("pixel");
            assertThat(page.width()).isEqualTo(TestPicture.WIDTH);
            assertThat(page.lines()).isNotEmpty().allSatisfy(line -> {
                assertThat(line.text()).isNotBlank();
                assertThat(line.boundingBox()).hasSize(8);
                assertThat(line.words()).isNotEmpty().allSatisfy(word -> {
                    if (version.startsWith("v3")) {
                        assertThat(word.confidence()).isBetween(0.0, 1.0);
                    }
                });
            });
            assertThat(Futures.await(client.vision().ocr(PICTURE, true, null)).regions())
                    .isNotEmpty();
            OspreyException failure = catchThrowableOfType(
                    OspreyException.class, () -> client.read(Picture.bytes(new byte[] {1, 2, 3}), QUICKLY));
            assertThat(failure.reason()).isEqualTo(FailureReason.BAD_REQUEST);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1.0", "v2.0", "v2.1"})
    void recognizingText(String version, RunningServer server) {
        try (OspreyClient client = builder(server).visionVersion(version).build()) {
            assertThat(Futures.await(client.recognizeText(PICTURE, TextRecognitionMode.PRINTED, QUICKLY)))
                    .isNotEmpty()
                    .allSatisfy(line -> assertThat(line.words()).isNotEmpty());
        }
    }

    @Test
    void dataSetsAndModels(RunningServer server) {
        try (OspreyClient client = builder(server).build()) {
            CustomModels models = client.customModels();
            Dataset made = Futures.await(models.createDataset(
                    "of-the-client", Dataset.of("imageClassification", List.of("https://pictures.invalid/coco.json"))));
            assertThat(made.name()).isEqualTo("of-the-client");
            assertThat(Futures.await(models.getDataset("of-the-client"))).isEqualTo(made);
            Dataset changed = Futures.await(models.updateDataset("of-the-client", made, made.eTag()));
            assertThat(changed.eTag()).isNotEqualTo(made.eTag());
            assertThat(Futures.await(models.listDatasets(0, 10)).value()).contains(changed);
            Futures.await(models.deleteDataset("of-the-client", changed.eTag()));
            OspreyException failure = catchThrowableOfType(
                    OspreyException.class, () -> Futures.await(models.getDataset("of-the-client")));
            assertThat(failure.status()).isEqualTo(404);
            assertThat(Futures.await(models.listModels(0, 10)).value()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"v2.0", "v3.2"})
    void visionErrorsInTheirOwnForms(String version, RunningServer server) {
        try (OspreyClient client = builder(server).visionVersion(version).build()) {
            OspreyException failure = catchThrowableOfType(
                    OspreyException.class,
                    () -> Futures.await(client.vision().tag(Picture.bytes(new byte[] {1, 2, 3}), null)));
            assertThat(failure.reason()).isEqualTo(FailureReason.BAD_REQUEST);
            assertThat(version.equals("v2.0") ? failure.code() : failure.innerCode())
                    .contains("InvalidImageFormat");
        }
    }

    private static OspreyClient.Builder builder(RunningServer server) {
        return OspreyClient.builder().endpoint(server.endpoint()).key(server.key());
    }
}
