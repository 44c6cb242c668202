package io.osprey.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.osprey.client.analysis.Analysis;
import io.osprey.client.analysis.AnalyzeOptions;
import io.osprey.client.analysis.Box;
import io.osprey.client.analysis.Caption;
import io.osprey.client.analysis.Feature;
import io.osprey.client.analysis.Point;
import io.osprey.client.analysis.Segmentation;
import io.osprey.client.analysis.SegmentationMode;
import io.osprey.client.analysis.Tag;
import io.osprey.client.analysis.TextLine;
import io.osprey.client.core.FailureReason;
import io.osprey.client.core.Futures;
import io.osprey.client.core.HttpOptions;
import io.osprey.client.core.OspreyException;
import io.osprey.client.core.Picture;
import io.osprey.client.core.RetryPolicy;
import io.osprey.client.custom.CustomModel;
import io.osprey.client.custom.Dataset;
import io.osprey.client.custom.Evaluation;
import io.osprey.client.custom.Page;
import io.osprey.client.reactor.Monos;
import io.osprey.client.read.ReadOptions;
import io.osprey.client.read.ReadResult;
import io.osprey.client.read.TextRecognitionMode;
import io.osprey.client.testing.Eventually;
import io.osprey.client.testing.Samples;
import io.osprey.client.testing.ScriptedServer;
import io.osprey.client.vision.VisionAnalysis;
import io.osprey.client.vision.VisionFeature;
import io.osprey.client.vision.VisionOperations;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked and what is understood, against a server of the test's own with the shapes of the specification. */
class OspreyClientTest {
    private static final Picture PICTURE = Picture.bytes(new byte[] {1, 2, 3});
    private static final String GUID = "c11894eb-de3e-451b-9257-7c8b168073d1";

    private final ScriptedServer server = ScriptedServer.json(200, Samples.GA);
    private final OspreyClient client = OspreyClient.builder()
            .endpoint(server.endpoint())
            .key("k")
            .http(HttpOptions.builder()
                    .timeout(Duration.ofSeconds(20))
                    .retry(new RetryPolicy(1, Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofSeconds(1), 0))
                    .build())
            .build();

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void analyzeGa() {
        Analysis analysis = client.analyze(
                PICTURE,
                AnalyzeOptions.builder()
                        .features(EnumSet.allOf(Feature.class))
                        .language("en")
                        .genderNeutralCaption(true)
                        .smartCropsAspectRatios(List.of(0.9))
                        .modelVersion("latest")
                        .build());
        assertThat(server.last().target())
                .isEqualTo("/computervision/imageanalysis:analyze?api-version=2023-10-01"
                        + "&features=tags%2Ccaption%2CdenseCaptions%2Cobjects%2Cpeople%2Cread%2CsmartCrops"
                        + "&language=en&gender-neutral-caption=true&smartcrops-aspect-ratios=0.9&model-version=latest");
        assertThat(analysis.modelVersion()).isEqualTo("2023-10-01");
        assertThat(analysis.width()).isEqualTo(800);
        assertThat(analysis.height()).isEqualTo(600);
        assertThat(analysis.caption()).isEqualTo(new Caption("a dog on a beach", 0.75));
        assertThat(analysis.denseCaptions()).hasSize(2);
        assertThat(analysis.denseCaptions().get(1).box()).isEqualTo(new Box(10, 20, 30, 40));
        assertThat(analysis.tags()).containsExactly(new Tag("dog", 0.99), new Tag("beach", 0.9));
        assertThat(analysis.objects().get(0).tags()).containsExactly(new Tag("dog", 0.88));
        assertThat(analysis.people().get(0).confidence()).isEqualTo(0.66);
        assertThat(analysis.crops().get(0).aspectRatio()).isEqualTo(0.9);
        TextLine line = analysis.lines().get(0);
        assertThat(line.text()).isEqualTo("KEEP OUT");
        assertThat(line.polygon()).startsWith(new Point(1, 2));
        assertThat(line.words().get(1).confidence()).isEqualTo(0.97);
        assertThat(analysis.customModel()).isNull();
    }

    @Test
    void analyzePreviewWithACustomModel() {
        server.script(ScriptedServer.answering(200, "application/json", Samples.PREVIEW));
        Analysis analysis = client.analyze(PICTURE, AnalyzeOptions.ofModel("fruit"));
        assertThat(server.last().target())
                .isEqualTo("/computervision/imageanalysis:analyze?api-version=2023-04-01-preview&model-name=fruit");
        assertThat(analysis.customModel().tags()).containsExactly(new Tag("apple", 0.7));
        assertThat(analysis.lines()).extracting(TextLine::text).containsExactly("KEEP OUT", "DOG");
        assertThat(analysis.lines().get(0).words()).hasSize(2);
    }

    @Test
    void featuresOrAModelMustBeGiven() {
        assertThatThrownBy(() -> AnalyzeOptions.builder().build()).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void segment() {
        byte[] png = ByteBuffer.allocate(33)
                .put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R'})
                .putInt(640)
                .putInt(480)
                .array();
        server.script(ScriptedServer.answering(200, "image/png", png));
        Segmentation segmentation = client.segment(PICTURE, SegmentationMode.FOREGROUND_MATTING);
        assertThat(server.last().target())
                .isEqualTo(
                        "/computervision/imageanalysis:segment?api-version=2023-04-01-preview&mode=foregroundMatting");
        assertThat(segmentation.png()).isEqualTo(png);
        assertThat(segmentation.width()).isEqualTo(640);
        assertThat(segmentation.height()).isEqualTo(480);
    }

    @Test
    void visionAnalyze() {
        server.script(ScriptedServer.answering(200, "application/json", """
                        {"categories":[{"name":"outdoor_","score":0.00390625,"detail":{"landmarks":[{"name":"Tower","confidence":0.9}]}}],
                         "adult":{"isAdultContent":false,"isRacyContent":false,"isGoryContent":true,"adultScore":0.1,"racyScore":0.2,"goreScore":0.8},
                         "color":{"dominantColorForeground":"Brown","dominantColorBackground":"Grey","dominantColors":["Brown"],
                          "accentColor":"B54316","isBwImg":true,"isBWImg":true},
                         "imageType":{"clipArtType":1,"lineDrawingType":0},"tags":[{"name":"street","confidence":0.9}],
                         "description":{"tags":["street"],"captions":[{"text":"a street at night","confidence":0.91}]},
                         "faces":[{"faceRectangle":{"left":1,"top":2,"width":3,"height":4}}],
                         "objects":[{"rectangle":{"x":1,"y":2,"w":3,"h":4},"object":"Laptop","confidence":0.8,
                          "parent":{"object":"computer","confidence":0.85}}],
                         "brands":[{"name":"Acme","confidence":0.7,"rectangle":{"x":5,"y":6,"w":7,"h":8}}],
                         "requestId":"c11894eb-de3e-451b-9257-7c8b168073d1","metadata":{"width":450,"height":600,"format":"Jpeg"},
                         "modelVersion":"2021-05-01"}"""));
        VisionAnalysis analysis = Futures.await(client.vision()
                .analyze(
                        PICTURE, EnumSet.of(VisionFeature.COLOR, VisionFeature.CATEGORIES), Set.of("Landmarks"), "en"));
        assertThat(server.last().target())
                .isEqualTo("/vision/v3.2/analyze?visualFeatures=Categories%2CColor&details=Landmarks&language=en");
        assertThat(analysis.categories().get(0).detail().landmarks().get(0).name())
                .isEqualTo("Tower");
        assertThat(analysis.adult().isGoryContent()).isTrue();
        assertThat(analysis.color())
                .isEqualTo(new VisionAnalysis.Color("Brown", "Grey", List.of("Brown"), "B54316", true));
        assertThat(analysis.imageType().clipArtType()).isEqualTo(1);
        assertThat(analysis.description().captions().get(0).text()).isEqualTo("a street at night");
        assertThat(analysis.faces().get(0).faceRectangle()).isEqualTo(new VisionAnalysis.FaceRectangle(1, 2, 3, 4));
        assertThat(analysis.objects().get(0).parent().object()).isEqualTo("computer");
        assertThat(analysis.objects().get(0).rectangle()).isEqualTo(new Box(1, 2, 3, 4));
        assertThat(analysis.brands().get(0).name()).isEqualTo("Acme");
        assertThat(analysis.requestId()).isEqualTo(GUID);
        assertThat(analysis.metadata()).isEqualTo(new VisionAnalysis.Metadata(450, 600, "Jpeg"));
        assertThat(analysis.modelVersion()).isEqualTo("2021-05-01");
    }

    @Test
    void visionOperationsAskWhatTheyShould() {
        VisionOperations vision = client.vision();
        server.script(ScriptedServer.answering(
                200, "application/json", "{\"description\":{\"tags\":[],\"captions\":[]},\"tags\":[],\"objects\":[]}"));
        assertThat(Futures.await(vision.describe(PICTURE, 3, "ja"))
                        .description()
                        .captions())
                .isEmpty();
        assertTarget("/vision/v3.2/describe?maxCandidates=3&language=ja");
        assertThat(Futures.await(vision.tag(PICTURE, null)).tags()).isEmpty();
        assertTarget("/vision/v3.2/tag");
        assertThat(Futures.await(vision.detect(PICTURE)).objects()).isEmpty();
        assertTarget("/vision/v3.2/detect");

        server.script(ScriptedServer.answering(
                200, "application/json", "{\"models\":[{\"name\":\"landmarks\",\"categories\":[\"outdoor_\"]}]}"));
        assertThat(Futures.await(vision.models()).models().get(0).name()).isEqualTo("landmarks");
        assertThat(server.last().method()).isEqualTo("GET");

        server.script(ScriptedServer.answering(
                200, "application/json", "{\"result\":{\"landmarks\":[{\"name\":\"Tower\",\"confidence\":0.5}]}}"));
        assertThat(Futures.await(vision.analyzeByDomain(PICTURE, "landmarks", "en"))
                        .result()
                        .landmarks())
                .hasSize(1);
        assertTarget("/vision/v3.2/models/landmarks/analyze?language=en");

        server.script(ScriptedServer.answering(
                200, "application/json", "{\"areaOfInterest\":{\"x\":112,\"y\":0,\"w\":462,\"h\":462}}"));
        assertThat(Futures.await(vision.areaOfInterest(PICTURE)).areaOfInterest())
                .isEqualTo(new Box(112, 0, 462, 462));

        server.script(ScriptedServer.answering(200, "image/jpeg", new byte[] {9, 8, 7}));
        assertThat(Futures.await(vision.generateThumbnail(PICTURE, 200, 150, true)))
                .containsExactly(9, 8, 7);
        assertTarget("/vision/v3.2/generateThumbnail?width=200&height=150&smartCropping=true");

        server.script(ScriptedServer.answering(200, "application/json", """
                        {"language":"en","textAngle":0.0,"orientation":"Up","regions":[{"boundingBox":"21,16,304,451",
                         "lines":[{"boundingBox":"28,16,288,41","words":[{"boundingBox":"28,16,288,41","text":"NOTHING"}]}]}]}"""));
        assertThat(Futures.await(vision.ocr(PICTURE, true, null))
                        .regions()
                        .get(0)
                        .lines()
                        .get(0)
                        .words()
                        .get(0)
                        .text())
                .isEqualTo("NOTHING");
        assertTarget("/vision/v3.2/ocr?detectOrientation=true");
    }

    @Test
    void aThumbnailThatIsNoPicture() {
        server.script(ScriptedServer.answering(200, "text/html", "<html>"));
        assertThat(catchThrowableOfType(
                                OspreyException.class,
                                () -> Futures.await(client.vision().generateThumbnail(PICTURE, 50, 50, false)))
                        .reason())
                .isEqualTo(FailureReason.SERVICE);
    }

    @Test
    void readAsksUntilItIsDone() {
        AtomicInteger questions = new AtomicInteger();
        server.script((request, socket) -> {
            if (request.method().equals("POST")) {
                // another host: only the id may be used
                ScriptedServer.answering(
                                202,
                                "text/plain",
                                "",
                                "Operation-Location: https://elsewhere.example/vision/v3.2/read/analyzeResults/" + GUID)
                        .answer(request, socket);
                return;
            }
            String body =
                    switch (questions.incrementAndGet()) {
                        case 1 -> "{\"status\":\"notStarted\"}";
                        case 2 -> "{\"status\":\"running\"}";
                        default -> """
                                {"status":"succeeded","createdDateTime":"2021-02-04T06:32:08Z","analyzeResult":{"version":"3.2.0",
                                 "modelVersion":"2022-04-30","readResults":[{"page":1,"angle":0.5,"width":800,"height":600,"unit":"pixel",
                                 "lines":[{"boundingBox":[1,2,9,2,9,4,1,4],"text":"KEEP OUT","appearance":{},"words":[
                                 {"boundingBox":[1,2,4,2,4,4,1,4],"text":"KEEP","confidence":0.98}]}]}]}}""";
                    };
            ScriptedServer.answering(200, "application/json", body).answer(request, socket);
        });
        ReadResult result = client.read(
                PICTURE,
                new ReadOptions(
                        "en", List.of("1-3", "5"), "natural", "latest", Duration.ofMillis(5), Duration.ofSeconds(20)));
        assertThat(server.requests().get(0).target())
                .isEqualTo(
                        "/vision/v3.2/read/analyze?language=en&pages=1-3%2C5&readingOrder=natural&model-version=latest");
        assertTarget("/vision/v3.2/read/analyzeResults/" + GUID);
        assertThat(questions).hasValue(3);
        assertThat(result.readResults().get(0).lines().get(0).words().get(0).text())
                .isEqualTo("KEEP");
        assertThat(result.readResults().get(0).lines().get(0).boundingBox()).startsWith(1.0, 2.0);
    }

    @Test
    void readBeforeVersion3() {
        server.script((request, socket) -> (request.method().equals("POST")
                        ? ScriptedServer.answering(202, "text/plain", "", "Operation-Location: http://h/" + GUID)
                        : ScriptedServer.answering(200, "application/json", """
                        {"status":"Succeeded","recognitionResults":[{"page":1,"clockwiseOrientation":350.5,"width":250,"height":258,
                         "unit":"pixel","lines":[{"boundingBox":[1,2,9,2,9,4,1,4],"text":"KEEP OUT","words":[
                         {"boundingBox":[1,2,4,2,4,4,1,4],"text":"KEEP","confidence":"Low"}]}]}],
                         "recognitionResult":{"lines":[{"boundingBox":[1,2,9,2,9,4,1,4],"text":"OUT"}]}}"""))
                .answer(request, socket));
        try (OspreyClient old = OspreyClient.builder()
                .endpoint(server.endpoint())
                .key("k")
                .visionVersion("v2.1")
                .build()) {
            ReadResult.Page page =
                    old.read(PICTURE, ReadOptions.DEFAULT).readResults().get(0);
            assertThat(server.requests().get(0).target()).isEqualTo("/vision/v2.1/read/core/asyncBatchAnalyze");
            assertTarget("/vision/v2.1/read/operations/" + GUID);
            assertThat(page.angle()).isEqualTo(-9.5);
            assertThat(page.lines().get(0).words())
                    .containsExactly(
                            new ReadResult.Word(List.of(1.0, 2.0, 4.0, 2.0, 4.0, 4.0, 1.0, 4.0), "KEEP", null));

            assertThat(Futures.await(old.recognizeText(PICTURE, TextRecognitionMode.PRINTED, ReadOptions.DEFAULT)))
                    .extracting(ReadResult.Line::text)
                    .containsExactly("OUT");
            assertThat(server.requests().get(2).target()).isEqualTo("/vision/v2.1/recognizeText?mode=Printed");
            assertTarget("/vision/v2.1/textOperations/" + GUID);
        }
        try (OspreyClient oldest = OspreyClient.builder()
                .endpoint(server.endpoint())
                .key("k")
                .visionVersion("v1.0")
                .build()) {
            assertThatThrownBy(() -> oldest.read(PICTURE, ReadOptions.DEFAULT))
                    .isInstanceOf(UnsupportedOperationException.class);
        }
    }

    @Test
    void readThatFailsOrTakesTooLong() {
        ReadOptions quick = new ReadOptions(null, List.of(), null, null, Duration.ofMillis(5), Duration.ofMillis(60));
        for (String status : List.of("failed", "running")) {
            server.script((request, socket) -> (request.method().equals("POST")
                            ? ScriptedServer.answering(202, "text/plain", "", "Operation-Location: http://h/" + GUID)
                            : ScriptedServer.answering(200, "application/json", "{\"status\":\"" + status + "\"}"))
                    .answer(request, socket));
            OspreyException failure = catchThrowableOfType(OspreyException.class, () -> client.read(PICTURE, quick));
            assertThat(failure.reason())
                    .isEqualTo(status.equals("failed") ? FailureReason.SERVICE : FailureReason.TIMEOUT);
        }
        server.script(ScriptedServer.answering(202, "text/plain", ""));
        assertThatThrownBy(() -> client.read(PICTURE, quick))
                .isInstanceOf(OspreyException.class)
                .hasMessageEndingWith("but a header Operation-Location was expected");
    }

    @Test
    void cancellingAReadEndsItsQuestions() {
        server.script((request, socket) -> (request.method().equals("POST")
                        ? ScriptedServer.answering(202, "text/plain", "", "Operation-Location: http://h/" + GUID)
                        : ScriptedServer.answering(200, "application/json", "{\"status\":\"running\"}"))
                .answer(request, socket));
        CompletableFuture<ReadResult> read = client.readAsync(
                PICTURE, new ReadOptions(null, List.of(), null, null, Duration.ofSeconds(5), Duration.ofMinutes(2)));
        assertThat(Eventually.holds(() -> server.requests().size() == 2)).isTrue();
        read.cancel(true);
        assertThat(read).isCancelled();
        client.close();
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void datasets() {
        String answer =
                "{\"annotationKind\":\"imageClassification\",\"annotationFileUris\":[\"https://h/coco.json\"],\"name\":\"d\","
                        + "\"createdDateTime\":\"2023-10-11T06:01:57.192Z\",\"eTag\":\"e1\"}";
        server.script(ScriptedServer.answering(201, "application/json", answer));
        Dataset made = Futures.await(client.customModels()
                .createDataset("d", Dataset.of("imageClassification", List.of("https://h/coco.json"))));
        assertAsked("PUT", "/computervision/datasets/d?api-version=2023-04-01-preview");
        assertThat(server.last().body())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo(
                        "{\"annotationKind\":\"imageClassification\",\"annotationFileUris\":[\"https://h/coco.json\"]}");
        assertThat(made.createdDateTime()).isEqualTo(Instant.parse("2023-10-11T06:01:57.192Z"));

        server.script(ScriptedServer.answering(200, "application/json", answer));
        assertThat(Futures.await(client.customModels().getDataset("d")).eTag()).isEqualTo("e1");
        Futures.await(client.customModels().updateDataset("d", made, "e1"));
        assertAsked("PATCH", "/computervision/datasets/d?api-version=2023-04-01-preview");
        assertThat(server.last().header("If-Match")).isEqualTo("e1");

        server.script(ScriptedServer.answering(
                200, "application/json", "{\"value\":[" + answer + "],\"nextLink\":\"https://elsewhere/\"}"));
        Page<Dataset> page = Futures.await(client.customModels().listDatasets(0, 10));
        assertAsked("GET", "/computervision/datasets?api-version=2023-04-01-preview&skip=0&top=10");
        assertThat(page.value()).extracting(Dataset::name).containsExactly("d");
        assertThat(page.hasNext()).isTrue();

        server.script(noContent());
        Futures.await(client.customModels().deleteDataset("d", null));
        assertAsked("DELETE", "/computervision/datasets/d?api-version=2023-04-01-preview");
    }

    @Test
    void models() {
        AtomicInteger asked = new AtomicInteger();
        server.script((request, socket) -> ScriptedServer.answering(
                        200,
                        "application/json",
                        "{\"name\":\"m\",\"trainingParameters\":{\"trainingDatasetName\":\"d\",\"timeBudgetInHours\":1,\"modelKind\":"
                                + "\"Generic-Classifier\"},\"status\":\""
                                + (asked.incrementAndGet() < 4 ? "training" : "succeeded")
                                + "\",\"modelPerformance\":{\"accuracyTop1\":0.9,\"tagPerformance\":{\"apple\":{\"accuracy\":0.8}}}}")
                .answer(request, socket));
        CustomModel model =
                Futures.await(client.customModels().createModel("m", CustomModel.of("d", 1, "Generic-Classifier")));
        assertAsked("PUT", "/computervision/models/m?api-version=2023-04-01-preview");
        assertThat(server.last().body())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo(
                        "{\"trainingParameters\":{\"trainingDatasetName\":\"d\",\"timeBudgetInHours\":1,\"modelKind\":"
                                + "\"Generic-Classifier\"}}");
        assertThat(model.hasEnded()).isFalse();
        assertThat(Futures.await(client.customModels().getModel("m")).status()).isEqualTo("training");
        CustomModel trained =
                Futures.await(client.customModels().awaitModel("m", Duration.ofMillis(5), Duration.ofSeconds(20)));
        assertThat(trained.modelPerformance().tagPerformance().get("apple").accuracy())
                .isEqualTo(0.8);
        assertThat(asked).hasValue(4);

        server.script(ScriptedServer.answering(200, "application/json", "{\"value\":[]}"));
        assertThat(Futures.await(client.customModels().listModels(20, 5)).hasNext())
                .isFalse();
        assertAsked("GET", "/computervision/models?api-version=2023-04-01-preview&skip=20&top=5");
        server.script(ScriptedServer.answering(202, "application/json", "{}"));
        Futures.await(client.customModels().cancelModel("m"));
        assertAsked("POST", "/computervision/models/m:cancel?api-version=2023-04-01-preview");
        server.script(noContent());
        Futures.await(client.customModels().deleteModel("m"));
        assertAsked("DELETE", "/computervision/models/m?api-version=2023-04-01-preview");
    }

    @Test
    void evaluations() {
        server.script(
                ScriptedServer.answering(
                        201,
                        "application/json",
                        "{\"name\":\"e\",\"modelName\":\"m\",\"status\":\"running\",\"evaluationParameters\":{\"testDatasetName\":\"t\"}}"));
        Evaluation made = Futures.await(client.customModels().createEvaluation("m", "e", Evaluation.of("t")));
        assertAsked("PUT", "/computervision/models/m/evaluations/e?api-version=2023-04-01-preview");
        assertThat(server.last().body())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("{\"evaluationParameters\":{\"testDatasetName\":\"t\"}}");
        assertThat(made.hasEnded()).isFalse();
        assertThat(Futures.await(client.customModels().getEvaluation("m", "e")).modelName())
                .isEqualTo("m");
        server.script(ScriptedServer.answering(200, "application/json", "{\"value\":[{\"name\":\"e\"}]}"));
        assertThat(Futures.await(client.customModels().listEvaluations("m", 0, 30))
                        .value())
                .hasSize(1);
        assertAsked("GET", "/computervision/models/m/evaluations?api-version=2023-04-01-preview&skip=0&top=30");
        server.script(noContent());
        Futures.await(client.customModels().deleteEvaluation("m", "e"));
        assertAsked("DELETE", "/computervision/models/m/evaluations/e?api-version=2023-04-01-preview");
    }

    @Test
    void changesSayWhyTheyFailed() {
        server.script(ScriptedServer.answering(
                409, "application/json", "{\"error\":{\"code\":\"DatasetAlreadyExists\",\"message\":\"It exists.\"}}"));
        OspreyException failure = catchThrowableOfType(
                OspreyException.class,
                () -> Futures.await(client.customModels().createDataset("d", Dataset.of("x", List.of()))));
        assertThat(failure.status()).isEqualTo(409);
        assertThat(failure.code()).contains("DatasetAlreadyExists");
        assertThat(failure.innerCode()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "../secrets", "a/b", "-a", "a b"})
    void namesThatTheServiceDoesNotTakeAreNotSent(String name) {
        assertThat(catchThrowableOfType(
                                OspreyException.class,
                                () -> Futures.await(client.customModels().getModel(name)))
                        .reason())
                .isEqualTo(FailureReason.CLIENT);
        assertThat(catchThrowableOfType(
                                OspreyException.class,
                                () -> Futures.await(client.customModels().listEvaluations(name, 0, 1)))
                        .reason())
                .isEqualTo(FailureReason.CLIENT);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void tokensAreIssuedAndUsed() {
        server.script(ScriptedServer.answering(200, "application/jwt; charset=us-ascii", "a.b.c"));
        String token = Futures.await(client.issueToken());
        assertAsked("POST", "/sts/v1.0/issueToken");
        assertThat(server.last().header("Content-Length")).isEqualTo("0");
        server.script(ScriptedServer.answering(200, "application/json", Samples.GA));
        try (OspreyClient other = OspreyClient.builder()
                .endpoint(server.endpoint())
                .token(() -> token)
                .build()) {
            other.analyze(PICTURE, AnalyzeOptions.of(Feature.TAGS));
        }
        assertThat(server.last().header("Authorization")).isEqualTo("Bearer a.b.c");
    }

    @Test
    void monosCallAnewForEachSubscriberAndFailWithoutWrapping() {
        var mono = Monos.mono(() -> client.analyzeAsync(PICTURE, AnalyzeOptions.of(Feature.TAGS)));
        assertThat(mono.block().tags()).hasSize(2);
        assertThat(mono.block().tags()).hasSize(2);
        assertThat(server.requests()).hasSize(2);
        server.script(ScriptedServer.answering(401, "application/json", Samples.UNAUTHORIZED));
        assertThatThrownBy(mono::block).isInstanceOf(OspreyException.class);
    }

    @Test
    void cancellingTheFutureClosesTheConnection() {
        server.script((request, socket) -> Thread.sleep(60_000));
        CompletableFuture<Analysis> call = client.analyzeAsync(PICTURE, AnalyzeOptions.of(Feature.TAGS));
        assertThat(Eventually.holds(() -> server.requests().size() == 1)).isTrue();
        call.cancel(true);
        assertThatThrownBy(() -> Futures.await(call)).isInstanceOf(OspreyException.class);
    }

    @Test
    void anInterruptedWaitEnds() {
        server.script((request, socket) -> Thread.sleep(60_000));
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> client.analyze(PICTURE, AnalyzeOptions.of(Feature.TAGS)))
                .isInstanceOf(OspreyException.class)
                .hasMessageStartingWith("Interrupted");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void fromTheEnvironment() {
        try (OspreyClient made = OspreyClient.fromEnvironment(
                Map.of("VISION_ENDPOINT", server.endpoint() + "/", "VISION_KEY", " secret "))) {
            made.analyze(PICTURE, AnalyzeOptions.of(Feature.TAGS));
            assertThat(server.last().header("Ocp-Apim-Subscription-Key")).isEqualTo("secret");
            assertThat(server.last().target()).startsWith("/computervision/");
            assertThat(made.toString()).doesNotContain("secret");
        }
        assertThatThrownBy(() -> OspreyClient.fromEnvironment(Map.of("VISION_ENDPOINT", "http://h")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("VISION_KEY");
    }

    @Test
    void otherVersions() {
        try (OspreyClient other = OspreyClient.builder()
                .endpoint(URI.create(server.endpoint() + "/base/"))
                .apiVersion("2024-02-01")
                .previewVersion("2023-02-01-preview")
                .visionVersion("v2.0")
                .build()) {
            other.analyze(PICTURE, AnalyzeOptions.of(Feature.TAGS));
            assertTarget("/base/computervision/imageanalysis:analyze?api-version=2024-02-01&features=tags");
            Futures.await(other.vision().detect(PICTURE));
            assertTarget("/base/vision/v2.0/detect");
            assertThat(server.last().header("Ocp-Apim-Subscription-Key")).isNull();
        }
    }

    private static ScriptedServer.Script noContent() {
        return (request, socket) ->
                socket.getOutputStream().write("HTTP/1.1 204 No Content\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    private void assertTarget(String target) {
        assertThat(server.last().target()).isEqualTo(target);
    }

    private void assertAsked(String method, String target) {
        assertThat(server.last().method()).isEqualTo(method);
        assertTarget(target);
    }
}
