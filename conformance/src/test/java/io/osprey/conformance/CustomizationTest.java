package io.osprey.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The published sample client of model customization, call by call: paths as it joins them, bodies with its capital letters, and the
 * properties that its classes read. The server is ended as by {@code kill -9} while it trains and while it evaluates, and goes on.
 */
class CustomizationTest {
    private static final int SIDE = 96;
    private static final int PICTURES = 16;
    private static final long PICTURE_MILLIS = 200;
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static HttpServer site;
    private static RunningServer server;

    @BeforeAll
    static void start() throws IOException {
        server = RunningServer.start();
        site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        site.setExecutor(Executors.newFixedThreadPool(4));
        site.createContext("/picture", exchange -> {
            // So slowly that there is time to end the server.
            pause(PICTURE_MILLIS);
            int number = Integer.parseInt(exchange.getRequestURI().getPath().replaceAll("\\D", ""));
            byte[] picture = picture(number);
            exchange.sendResponseHeaders(200, picture.length);
            exchange.getResponseBody().write(picture);
            exchange.close();
        });
        byte[] coco = coco().getBytes(StandardCharsets.UTF_8);
        site.createContext("/coco.json", exchange -> {
            exchange.sendResponseHeaders(200, coco.length);
            exchange.getResponseBody().write(coco);
            exchange.close();
        });
        site.start();
    }

    @AfterAll
    static void stop() {
        site.stop(0);
        server.close();
    }

    /** Red discs on light ground, or blue bars on dark ground, no two alike. */
    private static byte[] picture(int number) throws IOException {
        Random random = new Random(number);
        boolean disc = number % 2 == 0;
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(disc ? new Color(0xF5EBD8 - random.nextInt(16)) : new Color(0x101418 + random.nextInt(16)));
        graphics.fillRect(0, 0, SIDE, SIDE);
        graphics.setColor(disc ? new Color(0xC01818) : new Color(0x2050E0));
        int at = 10 + random.nextInt(30);
        if (disc) {
            graphics.fillOval(at, at, 40, 40);
        } else {
            graphics.fillRect(5, at, SIDE - 10, 14);
        }
        graphics.dispose();
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            ImageIO.write(image, "png", bytes);
            return bytes.toByteArray();
        }
    }

    private static String address(String path) {
        return "http://127.0.0.1:" + site.getAddress().getPort() + path;
    }

    /** With boxes in pixels, as most tools write them. */
    private static String coco() {
        List<String> images = new ArrayList<>();
        List<String> annotations = new ArrayList<>();
        for (int id = 1; id <= PICTURES; id++) {
            images.add("{\"id\":" + id + ",\"width\":" + SIDE + ",\"height\":" + SIDE + ",\"file_name\":\"" + id
                    + ".png\",\"coco_url\":\"" + address("/picture/" + id) + "\"}");
            annotations.add("{\"id\":" + id + ",\"image_id\":" + id + ",\"category_id\":" + (id % 2 + 1)
                    + ",\"bbox\":[5,10,60,50]}");
        }
        return "{\"images\":[" + String.join(",", images) + "],\"annotations\":[" + String.join(",", annotations)
                + "],\"categories\":[{\"id\":1,\"name\":\"disc\"},{\"id\":2,\"name\":\"bar\"}]}";
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** As {@code Client._construct_url}: the endpoint, a slash, the path. */
    private static HttpRequest.Builder request(String path) {
        String separator = path.contains("?") ? "&" : "?";
        return HttpRequest.newBuilder(URI.create(server.endpoint() + "/computervision" + "/" + path + separator
                        + "api-version=2023-04-01-preview"))
                .header("Ocp-Apim-Subscription-Key", server.key());
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** As {@code _get_json_response}: any success, and JSON. */
    private static JsonNode json(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = send(request);
        assertThat(response.statusCode()).as(response.body()).isBetween(200, 399);
        return JsonMapper.shared().readTree(response.body());
    }

    private static JsonNode put(String path, String json) throws IOException, InterruptedException {
        return json(request(path)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(json.replace('\'', '"'))));
    }

    private static JsonNode await(String path, Set<String> wanted) throws IOException, InterruptedException {
        for (int i = 0; i < 3000; i++) {
            JsonNode state = json(request(path));
            if (wanted.contains(state.path("status").asString())) {
                return state;
            }
            assertThat(state.path("status").asString()).as(state.toString()).isIn("notStarted", "training", "running");
            pause(50);
        }
        throw new AssertionError(path + " does not become " + wanted);
    }

    @Test
    void sampleClientTrainsEvaluatesAndPredicts() throws IOException, InterruptedException {
        JsonNode dataset = put(
                "datasets/shapes",
                "{'AnnotationKind': 'imageClassification', 'AnnotationFileUris': ['" + address("/coco.json") + "']}");
        for (String name :
                List.of("name", "annotationKind", "annotationFileUris", "createdDateTime", "updatedDateTime")) {
            assertThat(dataset.has(name)).as(name).isTrue();
        }
        String order = "{'TrainingParameters': {'TrainingDatasetName': 'shapes', 'TimeBudgetInHours': 1,"
                + " 'ModelKind': 'Generic-Classifier'}}";
        put("models/shapes", order);
        await("models/shapes", Set.of("training"));
        server.killAndRestart();
        JsonNode model = await("models/shapes", Set.of("succeeded"));
        assertThat(model.at("/trainingParameters/modelKind").asString()).isEqualTo("Generic-Classifier");
        assertThat(model.path("trainingCostInMinutes").asInt()).isPositive();
        assertThat(model.at("/modelPerformance/accuracyTop1").asDouble()).isGreaterThan(0.8);
        assertThat(json(request("datasets/shapes"))
                        .at("/customProperties/osprey.boxes")
                        .asString())
                .isEqualTo("absolute");

        // The evaluation client's paths begin with a slash of their own.
        String evaluation = "/models/shapes/evaluations/again";
        put(evaluation, "{'EvaluationParameters': {'TestDatasetName': 'shapes'}}");
        await(evaluation, Set.of("running"));
        server.killAndRestart();
        JsonNode evaluated = await(evaluation, Set.of("succeeded"));
        assertThat(evaluated.path("modelName").asString()).isEqualTo("shapes");
        assertThat(evaluated.at("/evaluationParameters/testDatasetName").asString())
                .isEqualTo("shapes");
        assertThat(evaluated.at("/modelPerformance/accuracyTop1").asDouble()).isEqualTo(1);

        JsonNode predicted = json(request("imageanalysis:analyze?model-name=shapes")
                .header("Content-Type", "image/jpeg")
                .POST(HttpRequest.BodyPublishers.ofByteArray(picture(102))));
        assertThat(predicted.at("/customModelResult/tagsResult/values/0/name").asString())
                .isEqualTo("disc");

        put("models/unwanted", order);
        JsonNode cancelled = json(request("models/unwanted:cancel").POST(HttpRequest.BodyPublishers.noBody()));
        assertThat(cancelled.path("name").asString()).isEqualTo("unwanted");
        await("models/unwanted", Set.of("cancelled", "cancelling"));
        for (String path : List.of(evaluation, "models/shapes", "datasets/shapes")) {
            assertThat(send(request(path).DELETE()).statusCode()).as(path).isEqualTo(204);
        }
    }
}
