package io.osprey.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every method of a published client for v1.0 to v3.2 is refused for, by address and in a stream; and Osprey's own limits, with
 * keys of low tiers. Each client's tests stand on this, apart from what has the client's own types.
 *
 * @param <C> the client
 */
@ExtendWith(WithServer.class)
public abstract class RefusalsOfEveryMethod<C> {
    protected static final byte[] PICTURE = TestPicture.jpeg();
    private static final byte[] NO_PICTURE = "not a picture".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TOO_MANY_BYTES = new byte[4_194_305];

    private static PictureSite pictures;

    @BeforeAll
    static void openPictures() throws IOException {
        pictures = PictureSite.open();
    }

    @AfterAll
    static void closePictures() {
        pictures.close();
    }

    /** Where a picture can be had. */
    protected static String pictureAddress() {
        return pictures.picture();
    }

    /** Where nothing can be had. */
    protected static String missingAddress() {
        return pictures.missing();
    }

    /** Where text can be had. */
    protected static String textAddress() {
        return pictures.text();
    }

    /**
     * A method of the client.
     *
     * @param operation as the gateway's messages call it
     */
    public record Method<C>(String operation, Function<C, Object> call) {}

    /**
     * What the client tells of a refusal.
     *
     * @param message of its exception, with the answer's body as it came
     * @param requestId of the answer's headers
     * @param retryAfter of the answer's headers; null when there was none
     */
    public record Refusal(int status, String message, String requestId, String retryAfter) {}

    /** As the path has it. */
    protected abstract String version();

    /** @param endpoint without a slash at its end */
    protected abstract C client(String endpoint, String key);

    protected abstract List<Method<C>> byAddress(String address);

    protected abstract List<Method<C>> inStream(byte[] picture);

    protected abstract Method<C> listModels();

    /** Methods whose errors are written in a shape of their own; with a good picture. */
    protected List<Method<C>> inAnotherShape() {
        return List.of();
    }

    /** The methods that ask what came of an operation, with the id of one that never was. */
    protected abstract List<Method<C>> unknownOperations();

    /** @param failure what the client threw */
    protected abstract Refusal refusal(Throwable failure);

    /** The whole body of a 400 in the version's shape. */
    protected abstract String body(String code, String message, String requestId);

    /** What is said of an address that can't be read. */
    protected abstract String unreadableAddress();

    protected final Refusal refused(Method<C> method, C client) {
        Throwable failure = catchThrowable(() -> method.call().apply(client));
        assertThat(failure).as(method.operation()).isNotNull();
        return refusal(failure);
    }

    protected final void assertRefused(Method<C> method, C client, String code, String message) {
        Refusal refusal = refused(method, client);
        assertThat(refusal.status()).as(method.operation()).isEqualTo(400);
        assertThat(refusal.message()).as(method.operation()).contains(body(code, message, refusal.requestId()));
    }

    protected final void assertRefused(Function<C, Object> call, C client, String code, String message) {
        assertRefused(new Method<>("a call", call), client, code, message);
    }

    private List<Method<C>> all() {
        List<Method<C>> all = new ArrayList<>(byAddress(pictures.picture()));
        all.addAll(inStream(PICTURE));
        all.addAll(inAnotherShape());
        all.add(listModels());
        return all;
    }

    private List<Method<C>> allAndResults() {
        List<Method<C>> all = all();
        all.addAll(unknownOperations());
        return all;
    }

    private void assertRefused(String what, List<Method<C>> methods, C client) {
        for (Method<C> method : methods) {
            switch (what) {
                case "missing" -> assertRefused(method, client, "InvalidImageUrl", unreadableAddress());
                case "text" -> assertRefused(method, client, "InvalidImageFormat", "Input data is not a valid image.");
                case "small" -> assertRefused(method, client, "InvalidImageSize", "Input image is too small.");
                default -> assertRefused(method, client, "InvalidImageSize", "Input image is too large.");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"missing", "text", "small", "large"})
    public void addressesOfNoPicture(String what, RunningServer server) {
        String address =
                switch (what) {
                    case "missing" -> pictures.missing();
                    case "text" -> pictures.text();
                    case "small" -> pictures.small();
                    default -> pictures.large();
                };
        assertRefused(what, byAddress(address), client(server.endpoint(), server.key()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "small", "large"})
    public void streamsOfNoPicture(String what, RunningServer server) {
        byte[] bytes =
                switch (what) {
                    case "text" -> NO_PICTURE;
                    case "small" -> TestPicture.tooSmall();
                    default -> TOO_MANY_BYTES;
                };
        assertRefused(what, inStream(bytes), client(server.endpoint(), server.key()));
    }

    /** These clients make nothing of a GET that is answered 404, and an exception of all else that isn't 200. */
    @Test
    public void operationsThatNeverWere(RunningServer server) {
        C client = client(server.endpoint(), server.key());

        for (Method<C> method : unknownOperations()) {
            assertThat(method.call().apply(client)).as(method.operation()).isNull();
        }
    }

    @Test
    public void wrongKeys(RunningServer server) {
        C client = client(server.endpoint(), "wrong");

        for (Method<C> method : allAndResults()) {
            assertGateway(
                    refused(method, client),
                    401,
                    "Access denied due to invalid subscription key or wrong API endpoint. Make sure to provide a valid key for"
                            + " an active subscription and use a correct regional API endpoint for your resource.");
        }
    }

    @Test
    public void keysOfATierWithoutThisApi(RunningServer server) {
        C client = client(server.endpoint(), server.keyOf(LowTier.MODERN));

        for (Method<C> method : allAndResults()) {
            assertGateway(
                    refused(method, client),
                    401,
                    "The " + method.operation() + " Operation under Computer Vision API (" + version()
                            + ") is not supported with the current subscription key and pricing tier"
                            + " ComputerVision.MODERN.");
        }
    }

    @Test
    public void keysWithoutCallsLeftThisMonth(RunningServer server) {
        String key = server.keyOf(LowTier.SPENT);
        assertThat(server.exhaust(key)).isEqualTo(403);
        C client = client(server.endpoint(), key);

        for (Method<C> method : allAndResults()) {
            Refusal refusal = refused(method, client);
            assertThat(refusal.status()).isEqualTo(403);
            assertThat(refusal.message())
                    .containsPattern(
                            "\\{\"error\":\\{\"code\":\"403\",\"message\":\"Out of call volume quota for ComputerVision"
                                    + " SPENT pricing tier\\. Please retry after [1-9][0-9]? days\\.\"}}");
            assertThat(Integer.parseInt(refusal.retryAfter())).isPositive();
        }
    }

    /** These clients don't come again by themselves: they tell when to, and from then on every method is answered. */
    @Test
    public void tooManyCallsForOspreyItself(RunningServer server) throws InterruptedException {
        String key = server.keyOf(LowTier.HURRIED);
        C client = client(server.endpoint(), key);
        assertThat(server.exhaust(key)).isEqualTo(429);

        int retryAfterSeconds = 0;
        for (Method<C> method : allAndResults()) {
            Refusal refusal = refused(method, client);
            retryAfterSeconds = Integer.parseInt(refusal.retryAfter());
            assertGateway(
                    refusal,
                    429,
                    "Requests to the " + method.operation() + " Operation under Computer Vision API (" + version()
                            + ") have exceeded call rate limit of your current ComputerVision HURRIED pricing tier. Please"
                            + " retry after " + retryAfterSeconds + " seconds.");
        }

        Thread.sleep(1000L * retryAfterSeconds);
        assertThat(all())
                .allSatisfy(method -> assertThat(method.call().apply(client)).isNotNull());
    }

    /** With the gateway's own body, which has a space after {@code "message":}. */
    private static void assertGateway(Refusal refusal, int status, String message) {
        assertThat(refusal.status()).isEqualTo(status);
        String space = status == 401 && message.startsWith("Access") ? "" : " ";
        assertThat(refusal.message())
                .contains("{\"error\":{\"code\":\"" + status + "\",\"message\":" + space + "\"" + message + "\"}}");
    }
}
