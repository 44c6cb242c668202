package io.osprey.conformance.imageanalysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.azure.ai.vision.imageanalysis.ImageAnalysisClientBuilder;
import com.azure.ai.vision.imageanalysis.models.CropRegion;
import com.azure.ai.vision.imageanalysis.models.DenseCaption;
import com.azure.ai.vision.imageanalysis.models.DetectedObject;
import com.azure.ai.vision.imageanalysis.models.DetectedPerson;
import com.azure.ai.vision.imageanalysis.models.DetectedTag;
import com.azure.ai.vision.imageanalysis.models.DetectedTextLine;
import com.azure.ai.vision.imageanalysis.models.ImageAnalysisOptions;
import com.azure.ai.vision.imageanalysis.models.ImageAnalysisResult;
import com.azure.ai.vision.imageanalysis.models.ImageBoundingBox;
import com.azure.ai.vision.imageanalysis.models.VisualFeatures;
import com.azure.core.credential.AccessToken;
import com.azure.core.credential.KeyCredential;
import com.azure.core.exception.ClientAuthenticationException;
import com.azure.core.exception.HttpResponseException;
import com.azure.core.exception.ResourceNotFoundException;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.rest.Response;
import com.azure.core.util.BinaryData;
import io.osprey.conformance.DevelopmentTls;
import io.osprey.conformance.LowTier;
import io.osprey.conformance.PictureSite;
import io.osprey.conformance.RunningServer;
import io.osprey.conformance.TestPicture;
import io.osprey.conformance.ThrottlingProxy;
import io.osprey.conformance.WithServer;
import io.osprey.conformance.imageanalysis.Way.Client;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Mono;

/** Over TLS with the development certificate; both ways of calling, every method, every error that the client can run into. */
@ExtendWith(WithServer.class)
class ImageAnalysisClientTest {
    private static final List<VisualFeatures> ALL = List.of(
            VisualFeatures.TAGS,
            VisualFeatures.CAPTION,
            VisualFeatures.DENSE_CAPTIONS,
            VisualFeatures.OBJECTS,
            VisualFeatures.READ,
            VisualFeatures.SMART_CROPS,
            VisualFeatures.PEOPLE);
    private static final List<VisualFeatures> TAGS = List.of(VisualFeatures.TAGS);
    private static final BinaryData PICTURE = BinaryData.fromBytes(TestPicture.jpeg());
    private static final int CALLS_UNTIL_GIVING_UP = 4;

    private static PictureSite pictures;

    @BeforeAll
    static void prepare(RunningServer server) throws IOException {
        DevelopmentTls.trust(server);
        pictures = PictureSite.open();
    }

    @AfterAll
    static void closePictures() {
        pictures.close();
    }

    @ParameterizedTest
    @EnumSource
    void analyzesBytes(Way way, RunningServer server) {
        ImageAnalysisResult result = client(way, server).analyze(PICTURE, ALL, null);

        assertThat(result.getModelVersion()).isEqualTo("2023-10-01");
        assertThat(result.getMetadata().getWidth()).isEqualTo(TestPicture.WIDTH);
        assertThat(result.getMetadata().getHeight()).isEqualTo(TestPicture.HEIGHT);
        assertThat(result.getCaption().getText()).matches("[a-z0-9][a-z0-9', -]+[a-z0-9]");
        assertBetweenZeroAndOne(result.getCaption().getConfidence());

        List<DenseCaption> captions = result.getDenseCaptions().getValues();
        assertThat(captions).hasSizeBetween(1, 10);
        assertThat(captions.get(0).getText()).isEqualTo(result.getCaption().getText());
        assertThat(captions.get(0).getConfidence())
                .isEqualTo(result.getCaption().getConfidence());
        assertBox(captions.get(0).getBoundingBox(), 0, 0, TestPicture.WIDTH, TestPicture.HEIGHT);
        captions.forEach(caption -> assertInside(caption.getBoundingBox()));

        List<DetectedTag> tags = result.getTags().getValues();
        assertThat(tags).isNotEmpty();
        assertThat(tags).extracting(DetectedTag::getName).doesNotHaveDuplicates();
        tags.forEach(tag -> assertBetweenZeroAndOne(tag.getConfidence()));

        for (DetectedObject object : result.getObjects().getValues()) {
            assertThat(object.getTags()).hasSize(1);
            assertInside(object.getBoundingBox());
        }
        for (DetectedPerson person : result.getPeople().getValues()) {
            assertBetweenZeroAndOne(person.getConfidence());
            assertInside(person.getBoundingBox());
        }

        assertThat(result.getRead().getBlocks()).hasSize(1);
        List<DetectedTextLine> lines = result.getRead().getBlocks().get(0).getLines();
        StringBuilder text = new StringBuilder();
        for (DetectedTextLine line : lines) {
            assertThat(line.getBoundingPolygon()).hasSize(4);
            assertThat(line.getWords()).isNotEmpty();
            text.append(line.getText());
        }
        assertThat(text.toString().replace(" ", "").toUpperCase(Locale.ROOT))
                .contains(TestPicture.SIGN.replace(" ", ""));

        assertThat(result.getSmartCrops().getValues()).hasSize(1);
        CropRegion crop = result.getSmartCrops().getValues().get(0);
        assertThat(crop.getAspectRatio()).isBetween(0.5, 2.0);
        assertInside(crop.getBoundingBox());
    }

    @ParameterizedTest
    @EnumSource
    void analyzesAddressesWithOptions(Way way, RunningServer server) {
        ImageAnalysisOptions options = new ImageAnalysisOptions()
                .setLanguage("en")
                .setGenderNeutralCaption(true)
                .setSmartCropsAspectRatios(List.of(0.9, 1.33))
                .setModelVersion("latest");

        ImageAnalysisResult result = client(way, server)
                .analyzeFromUrl(
                        pictures.picture(), List.of(VisualFeatures.CAPTION, VisualFeatures.SMART_CROPS), options);

        assertThat(result.getCaption().getText()).isNotEmpty().doesNotContainPattern("\\b(man|woman|boy|girl)\\b");
        assertThat(result.getSmartCrops().getValues())
                .extracting(CropRegion::getAspectRatio)
                .containsExactly(0.9, 1.33);
        assertThat(result.getTags()).isNull();
        assertThat(result.getRead()).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void givesTheWholeResponse(Way way, RunningServer server) {
        for (Response<ImageAnalysisResult> response : List.of(
                client(way, server).analyzeWithResponse(PICTURE, TAGS, null),
                client(way, server).analyzeFromUrlWithResponse(pictures.picture(), TAGS, null))) {
            assertThat(response.getStatusCode()).isEqualTo(200);
            assertThat(response.getHeaders().getValue(HttpHeaderName.fromString("apim-request-id")))
                    .isNotEmpty()
                    .isEqualTo(response.getHeaders().getValue(HttpHeaderName.fromString("request-id")));
            assertThat(response.getValue().getTags().getValues()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void takesTokens(Way way, RunningServer server) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.endpoint() + "/sts/v1.0/issueToken"))
                .header("Ocp-Apim-Subscription-Key", server.key())
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        String token = HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();

        Client client = way.client(new ImageAnalysisClientBuilder()
                .endpoint(server.secureEndpoint())
                .credential(context ->
                        Mono.just(new AccessToken(token, OffsetDateTime.now().plusMinutes(9)))));

        assertThat(client.analyze(PICTURE, TAGS, null).getTags().getValues()).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void unreadableAddresses(Way way, RunningServer server) {
        HttpResponseException failure =
                failure(() -> client(way, server).analyzeFromUrl(pictures.missing(), TAGS, null));

        // The client's message carries the body as it came.
        assertThat(failure)
                .hasMessage("Status code 400, \"{\"error\":{\"code\":\"InvalidRequest\","
                        + "\"message\":\"The provided image url is not accessible.\"}}\"");
        assertThat(failure.getResponse().getStatusCode()).isEqualTo(400);
        assertThat(failure.getResponse().getHeaderValue(HttpHeaderName.fromString("x-ms-error-code")))
                .isEqualTo("InvalidRequest");
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNoPicture(Way way, RunningServer server) {
        assertInvalid(
                failure(() -> client(way, server).analyze(BinaryData.fromString("not a picture"), TAGS, null)),
                "\"message\":\"Image format is not valid.\",\"innererror\":{\"code\":\"InvalidImageFormat\","
                        + "\"message\":\"Input data is not a valid image.\"}");
    }

    @ParameterizedTest
    @EnumSource
    void emptyBodies(Way way, RunningServer server) {
        assertInvalid(
                failure(() -> client(way, server).analyze(BinaryData.fromBytes(new byte[0]), TAGS, null)),
                "\"message\":\"The image size is not allowed to be zero or larger than 20971520 bytes\"");
    }

    @ParameterizedTest
    @EnumSource
    void tooManyBytes(Way way, RunningServer server) {
        assertInvalid(
                failure(() -> client(way, server).analyze(BinaryData.fromBytes(new byte[20_971_521]), TAGS, null)),
                "\"message\":\"The image size is not allowed to be zero or larger than 20971520 bytes\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    SYNCHRONOUS  | smell      | en  | 1   | latest | NotSupportedVisualFeature | Specified feature type is not valid
                    ASYNCHRONOUS | smell      | en  | 1   | latest | NotSupportedVisualFeature | Specified feature type is not valid
                    SYNCHRONOUS  | tags       | tlh | 1   | latest | NotSupportedLanguage | The input language is not supported
                    ASYNCHRONOUS | caption    | es  | 1   | latest | NotSupportedLanguage | The input language is not supported
                    SYNCHRONOUS  | smartCrops | en  | 1.9 | latest | BadArgument | "'smartcrops-aspect-ratios' aspect ratio is not in allowed range [0.75 to 1.8]"
                    ASYNCHRONOUS | smartCrops | en  | 0.5 | latest | BadArgument | "'smartcrops-aspect-ratios' aspect ratio is not in allowed range [0.75 to 1.8]"
                    SYNCHRONOUS  | tags       | en  | 1   | newest | BadArgument | "'model-version' is not valid"
                    ASYNCHRONOUS | tags       | en  | 1   | newest | BadArgument | "'model-version' is not valid"
                    """)
    void wrongParameters(
            Way way,
            String feature,
            String language,
            double ratio,
            String modelVersion,
            String code,
            String message,
            RunningServer server) {
        ImageAnalysisOptions options = new ImageAnalysisOptions()
                .setLanguage(language)
                .setSmartCropsAspectRatios(List.of(ratio))
                .setModelVersion(modelVersion);

        assertInvalid(
                failure(() ->
                        client(way, server).analyze(PICTURE, List.of(VisualFeatures.fromString(feature)), options)),
                "\"message\":\"Analyze query is invalid.\",\"innererror\":{\"code\":\"" + code + "\",\"message\":\""
                        + message + "\"}");
    }

    @ParameterizedTest
    @EnumSource
    void noFeatures(Way way, RunningServer server) {
        assertInvalid(
                failure(() -> client(way, server).analyze(PICTURE, List.of(), null)),
                "\"message\":\"Either 'features' or 'model-name' needs to be specified in the query parameter\"");
    }

    @ParameterizedTest
    @EnumSource
    void wrongKeys(Way way, RunningServer server) {
        Client client = way.client(builder(server.secureEndpoint(), "wrong"));

        ClientAuthenticationException failure =
                catchThrowableOfType(ClientAuthenticationException.class, () -> client.analyze(PICTURE, TAGS, null));

        assertThat(failure)
                .hasMessageContaining("Access denied due to invalid subscription key or wrong API endpoint.");
        assertThat(failure.getResponse().getStatusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @EnumSource
    void wrongEndpoints(Way way, RunningServer server) {
        Client client = way.client(builder(server.secureEndpoint() + "/somewhere", server.key()));

        ResourceNotFoundException failure =
                catchThrowableOfType(ResourceNotFoundException.class, () -> client.analyze(PICTURE, TAGS, null));

        assertThat(failure).hasMessageContaining("{\"error\":{\"code\":\"404\",\"message\": \"Resource not found\"}}");
    }

    @ParameterizedTest
    @EnumSource
    void endpointsMayEndWithASlash(Way way, RunningServer server) {
        Client client = way.client(builder(server.secureEndpoint() + "/", server.key()));

        assertThat(client.analyze(PICTURE, TAGS, null).getTags()).isNotNull();
    }

    /** Every method of the client: both pictures, with and without the whole response. */
    private static List<Function<Client, Object>> methods() {
        return List.of(
                client -> client.analyze(PICTURE, TAGS, null),
                client -> client.analyzeFromUrl(pictures.picture(), TAGS, null),
                client -> client.analyzeWithResponse(PICTURE, TAGS, null),
                client -> client.analyzeFromUrlWithResponse(pictures.picture(), TAGS, null));
    }

    /** The client sees the 429 of Osprey itself, waits as long as it says, and is answered; nobody has to do anything. */
    @ParameterizedTest
    @EnumSource
    void comesAgainAfterTooManyCallsForOspreyItself(Way way, RunningServer server) {
        for (Function<Client, Object> method : methods()) {
            String key = server.keyOf(LowTier.HURRIED);
            List<Integer> statuses = new CopyOnWriteArrayList<>();
            Client client = way.client(builder(server.secureEndpoint(), key).addPolicy((context, next) -> next.process()
                    .doOnNext(response -> statuses.add(response.getStatusCode()))));
            assertThat(server.exhaust(key)).isEqualTo(429);

            assertThat(method.apply(client)).isNotNull();

            assertThat(statuses).containsExactly(429, 200);
        }
    }

    @ParameterizedTest
    @EnumSource
    void keysWithoutCallsLeftThisMonth(Way way, RunningServer server) {
        String key = server.keyOf(LowTier.SPENT);
        assertThat(server.exhaust(key)).isEqualTo(403);
        Client client = way.client(builder(server.secureEndpoint(), key));

        for (Function<Client, Object> method : methods()) {
            HttpResponseException failure = failure(() -> method.apply(client));
            assertThat(failure.getResponse().getStatusCode()).isEqualTo(403);
            assertThat(failure)
                    .hasMessageContaining("{\"error\":{\"code\":\"403\",\"message\":\"Out of call volume quota for"
                            + " ComputerVision SPENT pricing tier.");
        }
    }

    @ParameterizedTest
    @EnumSource
    void keysOfATierWithoutThisApi(Way way, RunningServer server) {
        Client client = way.client(builder(server.secureEndpoint(), server.keyOf(LowTier.CLASSIC)));

        for (Function<Client, Object> method : methods()) {
            ClientAuthenticationException failure =
                    catchThrowableOfType(ClientAuthenticationException.class, () -> method.apply(client));
            assertThat(failure)
                    .hasMessageContaining(
                            "{\"error\":{\"code\":\"401\",\"message\": \"The Analyze Operation under Computer"
                                    + " Vision APIs (2023-10-01) is not supported with the current subscription key and pricing"
                                    + " tier ComputerVision.CLASSIC.\"}}");
        }
    }

    @ParameterizedTest
    @EnumSource
    void addressesOfNoPicture(Way way, RunningServer server) {
        Client client = client(way, server);

        assertInvalid(
                failure(() -> client.analyzeFromUrl(pictures.text(), TAGS, null)),
                "\"message\":\"Image format is not valid.\",\"innererror\":{\"code\":\"InvalidImageFormat\","
                        + "\"message\":\"Input data is not a valid image.\"}");
        assertInvalid(
                failure(() -> client.analyzeFromUrl(pictures.large(), TAGS, null)),
                "\"message\":\"The image size is not allowed to be zero or larger than 20971520 bytes\"");
        assertTooSmall(failure(() -> client.analyzeFromUrl(pictures.small(), TAGS, null)));
        assertTooSmall(failure(() -> client.analyze(BinaryData.fromBytes(TestPicture.tooSmall()), TAGS, null)));
    }

    private static void assertTooSmall(HttpResponseException failure) {
        assertInvalid(
                failure,
                "\"message\":\"Image size is not valid.\",\"innererror\":{\"code\":\"InvalidImageSize\","
                        + "\"message\":\"The image width and height must be between 50 and 16000 pixels\"}");
    }

    @ParameterizedTest
    @EnumSource
    void comesAgainAfterTooManyCalls(Way way, RunningServer server) {
        try (ThrottlingProxy proxy = ThrottlingProxy.secure(server, 1)) {
            long start = System.nanoTime();

            ImageAnalysisResult result =
                    way.client(builder(proxy.endpoint(), server.key())).analyze(PICTURE, TAGS, null);

            assertThat(result.getTags().getValues()).isNotEmpty();
            assertThat(proxy.calls()).isEqualTo(2);
            assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(1_000_000_000L);
        }
    }

    @ParameterizedTest
    @EnumSource
    void givesUpAfterThreeMoreCalls(Way way, RunningServer server) {
        try (ThrottlingProxy proxy = ThrottlingProxy.secure(server, Integer.MAX_VALUE)) {
            Client client = way.client(builder(proxy.endpoint(), server.key()));

            HttpResponseException failure = failure(() -> client.analyze(PICTURE, TAGS, null));

            assertThat(failure.getResponse().getStatusCode()).isEqualTo(429);
            assertThat(failure).hasMessageContaining(ThrottlingProxy.MESSAGE);
            assertThat(proxy.calls()).isEqualTo(CALLS_UNTIL_GIVING_UP);
        }
    }

    private static Client client(Way way, RunningServer server) {
        return way.client(builder(server.secureEndpoint(), server.key()));
    }

    private static ImageAnalysisClientBuilder builder(String endpoint, String key) {
        return new ImageAnalysisClientBuilder().endpoint(endpoint).credential(new KeyCredential(key));
    }

    private static HttpResponseException failure(ThrowingCallable call) {
        HttpResponseException failure = catchThrowableOfType(HttpResponseException.class, call);
        assertThat(failure).as("the client's exception").isNotNull();
        return failure;
    }

    private static void assertInvalid(HttpResponseException failure, String rest) {
        assertThat(failure).hasMessageContaining("{\"error\":{\"code\":\"InvalidRequest\"," + rest + "}}");
        assertThat(failure.getResponse().getStatusCode()).isEqualTo(400);
    }

    private static void assertBetweenZeroAndOne(double confidence) {
        assertThat(confidence).isStrictlyBetween(0.0, 1.0);
    }

    private static void assertInside(ImageBoundingBox box) {
        assertThat(box.getX()).isNotNegative();
        assertThat(box.getY()).isNotNegative();
        assertThat(box.getWidth()).isPositive();
        assertThat(box.getHeight()).isPositive();
        assertThat(box.getX() + box.getWidth()).isLessThanOrEqualTo(TestPicture.WIDTH);
        assertThat(box.getY() + box.getHeight()).isLessThanOrEqualTo(TestPicture.HEIGHT);
    }

    private static void assertBox(ImageBoundingBox box, int x, int y, int width, int height) {
        assertThat(List.of(box.getX(), box.getY(), box.getWidth(), box.getHeight()))
                .containsExactly(x, y, width, height);
    }
}
