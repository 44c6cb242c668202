package io.osprey.server.v4.custom;

import static org.assertj.core.api.Assertions.assertThat;

import io.osprey.server.TestServer;
import io.osprey.server.account.KeyDesk;
import io.osprey.server.custom.DataSetSite;
import io.osprey.server.custom.DataSetSite.Labelled;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Data sets, custom models and evaluations over HTTP: every operation, every error, in both versions. */
class CustomizationHttpTest {
    private static final String V = "2023-04-01-preview";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @TempDir
    private static Path root;

    private static DataSetSite site;
    private static TestServer server;
    private static String key;
    private static String otherKey;
    private static String flowers;

    private final Set<String> walked = new TreeSet<>();

    @BeforeAll
    static void start() throws IOException {
        site = DataSetSite.open();
        flowers = site.put("/flowers.json", site.coco(DataSetSite.pictures(6, "rose", "tulip")));
        server = TestServer.start(
                TestServer.Beans.class,
                "--osprey.keys=" + TestServer.KEY,
                "--osprey.fetch.allowed-networks=127.0.0.1/32",
                "--osprey.custom.threads=2",
                "--osprey.custom.file-roots=" + root);
        KeyDesk desk = server.context().getBean(KeyDesk.class);
        key = desk.create("one", "UNLIMITED").key1();
        otherKey = desk.create("other", "UNLIMITED").key1();
    }

    @AfterAll
    static void stop() {
        server.close();
        site.close();
    }

    /** The longest that is allowed. */
    @Test
    void namesMayBeLong() {
        String name = "n".repeat(255);
        json(call("PUT", "/datasets/" + name, dataset(flowers)), 201);
        json(call("PUT", "/models/" + name, order(name)), 201);
        assertThat(ended("/models/" + name).path("status").asString()).isEqualTo("succeeded");
        assertThat(predict(key, "&model-name=" + name).statusCode()).isEqualTo(200);
        json(call("PUT", "/datasets/" + name + "n", dataset(flowers)), 400);
    }

    private static String fresh(String name) {
        return name + NUMBER.incrementAndGet();
    }

    private static HttpResponse<String> callAs(
            String with, String method, String path, String body, String... headers) {
        String separator = path.contains("?") ? "&" : "?";
        String version = path.contains("api-version") ? "" : separator + "api-version=" + V;
        HttpRequest.Builder call = server.call("/computervision" + path + version)
                .header("Ocp-Apim-Subscription-Key", with)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body.replace('\'', '"')));
        for (int i = 0; i < headers.length; i += 2) {
            call.header(headers[i], headers[i + 1]);
        }
        return TestServer.send(call);
    }

    private static HttpResponse<String> call(String method, String path, String body, String... headers) {
        return callAs(key, method, path, body, headers);
    }

    private static JsonNode json(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return JsonMapper.shared().readTree(response.body());
    }

    private static String dataset(String uri) {
        return "{'annotationKind':'imageClassification','annotationFileUris':['" + uri + "']}";
    }

    private static String order(String dataset) {
        return "{'trainingParameters':{'trainingDatasetName':'" + dataset
                + "','timeBudgetInHours':1,'modelKind':'Generic-Classifier'}}";
    }

    /** Registers a data set under a new name. */
    private static String registered(String json) {
        String name = fresh("set");
        json(call("PUT", "/datasets/" + name, dataset(site.put("/" + name + ".json", json))), 201);
        return name;
    }

    /** Asks until what is at a path has ended. */
    private static JsonNode ended(String path) {
        for (int i = 0; i < 600; i++) {
            JsonNode state = json(call("GET", path, null), 200);
            if (Set.of("succeeded", "failed", "cancelled")
                    .contains(state.path("status").asString())) {
                return state;
            }
            pause();
        }
        throw new AssertionError("it does not end");
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    private static JsonNode trained(String dataset) {
        String name = fresh("model");
        json(call("PUT", "/models/" + name, order(dataset)), 201);
        return ended("/models/" + name);
    }

    private JsonNode walk(String version, String method, String template, String path, String body, int status) {
        HttpResponse<String> response = call(method, path + "?api-version=" + version, body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        walked.add(method.toLowerCase() + " " + template);
        return response.body().isEmpty() ? null : JsonMapper.shared().readTree(response.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2023-02-01-preview", "2023-04-01-preview"})
    void walksThroughEveryOperation(String version) {
        String set = fresh("flowers");
        String at = "/datasets/" + set;
        JsonNode made = walk(version, "PUT", "/datasets/{name}", at, dataset(flowers), 201);
        assertThat(made.propertyNames())
                .containsExactly(
                        "annotationKind", "annotationFileUris", "name", "createdDateTime", "updatedDateTime", "eTag");
        assertThat(walk(version, "GET", "/datasets/{name}", at, null, 200)).isEqualTo(made);
        assertThat(walk(version, "GET", "/datasets", "/datasets", null, 200)
                        .path("value")
                        .isEmpty())
                .isFalse();
        JsonNode changed = walk(version, "PATCH", "/datasets/{name}", at, "{'customProperties':{'owner':'me'}}", 200);
        assertThat(changed.at("/customProperties/owner").asString()).isEqualTo("me");
        assertThat(changed.path("eTag")).isNotEqualTo(made.path("eTag"));

        String model = fresh("model");
        String modelAt = "/models/" + model;
        JsonNode begun = walk(version, "PUT", "/models/{name}", modelAt, order(set), 201);
        assertThat(begun.propertyNames())
                .containsExactly("trainingParameters", "name", "createdDateTime", "updatedDateTime", "status");
        assertThat(begun.path("status").asString()).isEqualTo("notStarted");
        ended(modelAt);
        JsonNode done = walk(version, "GET", "/models/{name}", modelAt, null, 200);
        assertThat(done.path("status").asString()).as(done.toString()).isEqualTo("succeeded");
        assertThat(done.path("trainingCostInMinutes").asInt()).isEqualTo(1);
        assertThat(done.path("modelPerformance").propertyNames())
                .containsExactly(
                        "accuracyTop1", "accuracyTop5", "averagePrecision", "calibrationECE", "tagPerformance");
        assertThat(done.at("/modelPerformance/tagPerformance/tulip/accuracy").asDouble())
                .isEqualTo(1);
        walk(version, "GET", "/models", "/models", null, 200);
        assertThat(json(call("GET", at, null), 200).path("customProperties").toString())
                .isEqualTo("{\"osprey.boxes\":\"none\",\"osprey.categories\":\"2\",\"osprey.images\":\"12\","
                        + "\"owner\":\"me\"}");

        String evaluations = "/models/{name}/evaluations";
        String evaluationAt = modelAt + "/evaluations/first";
        String order = "{'evaluationParameters':{'testDatasetName':'" + set + "'}}";
        JsonNode waiting = walk(version, "PUT", evaluations + "/{evaluationName}", evaluationAt, order, 201);
        assertThat(waiting.path("modelName").asString()).isEqualTo(model);
        ended(evaluationAt);
        JsonNode evaluated = walk(version, "GET", evaluations + "/{evaluationName}", evaluationAt, null, 200);
        assertThat(evaluated.path("status").asString()).as(evaluated.toString()).isEqualTo("succeeded");
        assertThat(evaluated.at("/modelPerformance/accuracyTop1").asDouble()).isEqualTo(1);
        assertThat(walk(version, "GET", evaluations, modelAt + "/evaluations", null, 200)
                        .path("value"))
                .hasSize(1);
        walk(version, "DELETE", evaluations + "/{evaluationName}", evaluationAt, null, 204);

        String second = fresh("model");
        json(call("PUT", "/models/" + second, order(registered(site.coco(DataSetSite.slow(40))))), 201);
        assertThat(walk(version, "POST", "/models/{name}:cancel", "/models/" + second + ":cancel", "", 202)
                        .path("status")
                        .asString())
                .isIn("cancelling", "cancelled");
        assertThat(ended("/models/" + second).path("status").asString()).isEqualTo("cancelled");
        walk(version, "DELETE", "/models/{name}", "/models/" + second, null, 204);
        walk(version, "DELETE", "/datasets/{name}", at, null, 204);
        json(call("GET", at, null), 404);
        assertThat(walked).containsExactlyElementsOf(documented(version));
    }

    private static Set<String> documented(String version) {
        JsonNode document = JsonMapper.shared()
                .readTree(TestServer.send(server.call("/openapi/" + version + ".json"))
                        .body());
        Set<String> documented = new TreeSet<>();
        document.path("paths").propertyStream().forEach(path -> path.getValue()
                .propertyStream()
                .filter(method -> method.getValue().path("tags").toString().contains("customization"))
                .forEach(method -> documented.add(method.getKey() + " " + path.getKey())));
        return documented;
    }

    /** Bodies, paths and answers of the published sample client: its classes read these properties. */
    @Test
    void takesWhatTheSampleClientSends() {
        String set = fresh("sample");
        String body = "{'AnnotationKind':'imageClassification','AnnotationFileUris':['" + flowers
                + "'],'authentication':{'kind':['managedIdentity'],'sasToken':null}}";
        JsonNode made = json(call("PUT", "/datasets/" + set, body), 201);
        assertThat(made.has("authentication")).isFalse();
        String model = fresh("sample");
        JsonNode begun = json(
                call(
                        "PUT",
                        "/models/" + model,
                        "{'TrainingParameters':{'TrainingDatasetName':'" + set
                                + "','TimeBudgetInHours':1,'ModelKind':'Generic-Classifier'},"
                                + "'EvaluationParameters':{'TestDatasetName':'" + set + "'}}"),
                201);
        assertThat(begun.at("/evaluationParameters/testDatasetName").asString()).isEqualTo(set);
        JsonNode done = ended("/models/" + model);
        assertThat(done.path("status").asString()).as(done.toString()).isEqualTo("succeeded");
        // The evaluation client begins its paths with a second slash.
        String evaluation = "//models/" + model + "/evaluations/e";
        json(call("PUT", evaluation, "{'EvaluationParameters':{'TestDatasetName':'" + set + "'}}"), 201);
        assertThat(ended(evaluation).path("status").asString()).isEqualTo("succeeded");
        // The prediction client posts bytes as image/jpeg.
        HttpResponse<String> predicted = TestServer.send(
                server.call("/computervision/imageanalysis:analyze?api-version=" + V + "&model-name=" + model)
                        .header("Ocp-Apim-Subscription-Key", key)
                        .header("Content-Type", "image/jpeg")
                        .POST(HttpRequest.BodyPublishers.ofString("shade 101 x")));
        assertThat(json(predicted, 200).propertyNames())
                .containsExactly("customModelResult", "modelVersion", "metadata");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        GET    | /datasets/none                 |  | 404 | DatasetNotFound
        PATCH  | /datasets/none                 | {} | 404 | DatasetNotFound
        DELETE | /datasets/none                 |  | 404 | DatasetNotFound
        GET    | /models/none                   |  | 404 | ModelNotFound
        DELETE | /models/none                   |  | 404 | ModelNotFound
        POST   | /models/none:cancel            |  | 404 | ModelNotFound
        GET    | /models/none/evaluations       |  | 404 | ModelNotFound
        GET    | /models/none/evaluations/e     |  | 404 | ModelNotFound
        PUT    | /models/none/evaluations/e     | {'evaluationParameters':{'testDatasetName':'a'}} | 404 | ModelNotFound
        GET    | /datasets/-a                   |  | 400 | InvalidRequest
        GET    | /models/a%20b                  |  | 400 | InvalidRequest
        GET    | /datasets?top=0                |  | 400 | InvalidRequest
        GET    | /datasets?top=31               |  | 400 | InvalidRequest
        GET    | /models?skip=-1                |  | 400 | InvalidRequest
        GET    | /models?skip=x                 |  | 400 | InvalidRequest
        GET    | /models?api-version=2023-10-01 |  | 400 | UnsupportedApiVersion
        GET    | /models?api-version=           |  | 400 | ApiVersionUnspecified
        PUT    | /datasets/a                    | [] | 400 | InvalidRequest
        PUT    | /datasets/a                    | {'annotationKind | 400 | InvalidRequest
        PUT    | /datasets/a                    | {} | 400 | InvalidRequest
        PUT    | /datasets/a                    | {'annotationKind':'x','annotationFileUris':['https://a.test/a']} | 400 | InvalidRequest
        PUT    | /datasets/a                    | {'annotationKind':'imageClassification','annotationFileUris':[]} | 400 | InvalidRequest
        PUT    | /datasets/a                    | {'annotationKind':'imageClassification','annotationFileUris':[1]} | 400 | InvalidRequest
        PUT    | /datasets/a                    | {'annotationKind':'imageClassification','annotationFileUris':['a.json']} | 400 | DatasetInvalidAnnotationUri
        PUT    | /datasets/a                    | {'annotationKind':'imageClassification','annotationFileUris':['ftp://a.test/a']} | 400 | DatasetInvalidAnnotationUri
        PUT    | /datasets/a                    | {'annotationKind':'imageClassification','annotationFileUris':['file:///etc/passwd']} | 400 | DatasetInvalidAnnotationUri
        PUT    | /datasets/a                    | {'annotationKind':'imageClassification','annotationFileUris':['https://u:p@a.test/a']} | 400 | DatasetInvalidAnnotationUri
        PUT    | /datasets/a                    | {'annotationKind':'imageClassification','annotationFileUris':['https://a.test/a'],'authentication':{'kind':'sas'}} | 400 | InvalidRequest
        PUT    | /datasets/a                    | {'annotationKind':'imageClassification','annotationFileUris':['https://a.test/a'],'authentication':{'kind':'none','sasToken':'sig=a'}} | 400 | InvalidRequest
        PUT    | /datasets/a                    | {'annotationKind':'imageClassification','annotationFileUris':['https://a.test/a'],'customProperties':{'a':1}} | 400 | InvalidRequest
        PUT    | /models/a                      | {} | 400 | InvalidRequest
        PUT    | /models/a                      | {'trainingParameters':{'trainingDatasetName':'a','modelKind':'Generic-Classifier'}} | 400 | InvalidRequest
        PUT    | /models/a                      | {'trainingParameters':{'trainingDatasetName':'a','timeBudgetInHours':0,'modelKind':'Generic-Classifier'}} | 400 | InvalidRequest
        PUT    | /models/a                      | {'trainingParameters':{'trainingDatasetName':'a','timeBudgetInHours':337,'modelKind':'Generic-Classifier'}} | 400 | InvalidRequest
        PUT    | /models/a                      | {'trainingParameters':{'trainingDatasetName':'a','timeBudgetInHours':1.5,'modelKind':'Generic-Classifier'}} | 400 | InvalidRequest
        PUT    | /models/a                      | {'trainingParameters':{'trainingDatasetName':'a','timeBudgetInHours':1,'modelKind':'x'}} | 400 | InvalidRequest
        PUT    | /models/a                      | {'trainingParameters':{'trainingDatasetName':'a','timeBudgetInHours':1,'modelKind':'Generic-Detector'}} | 400 | NotSupportedModelKind
        PUT    | /models/a                      | {'trainingParameters':{'trainingDatasetName':'a','timeBudgetInHours':1,'modelKind':'Product-Recognizer'}} | 400 | NotSupportedModelKind
        """)
    void refusesWhatIsWrong(String method, String path, String body, int status, String code) {
        HttpResponse<String> response = call(method, path, body);
        JsonNode error = json(response, status).path("error");
        assertThat(error.path("code").asString()).as(response.body()).isEqualTo(code);
        assertThat(response.headers().firstValue("x-ms-error-code")).contains(code);
        assertThat(response.headers().firstValue("CSP-Billing-Usage")).isEmpty();
    }

    @Test
    void namesAreGivenOnce() {
        String set = registered(site.coco(DataSetSite.pictures(2, "a", "b")));
        assertThat(json(call("PUT", "/datasets/" + set, dataset(flowers)), 409).toString())
                .isEqualTo("{\"error\":{\"code\":\"DatasetAlreadyExists\",\"message\":\"The dataset '" + set
                        + "' already exists.\",\"target\":\"" + set + "\"}}");
        String model = trained(set).path("name").asString();
        assertThat(json(call("PUT", "/models/" + model, order(set)), 409)
                        .at("/error/code")
                        .asString())
                .isEqualTo("ModelAlreadyExists");
        String evaluation = "/models/" + model + "/evaluations/e";
        String order = "{'evaluationParameters':{'testDatasetName':'" + set + "'}}";
        json(call("PUT", evaluation, order), 201);
        assertThat(json(call("PUT", evaluation, order), 409).at("/error/code").asString())
                .isEqualTo("EvaluationAlreadyExists");
        assertThat(json(call("POST", "/models/" + model + ":cancel", ""), 400)
                        .at("/error/code")
                        .asString())
                .isEqualTo("InvalidRequest");
    }

    @Test
    void changesOnlyWhatIfMatchNames() {
        String at = "/datasets/" + registered(site.coco(DataSetSite.pictures(2, "a", "b")));
        String eTag = json(call("GET", at, null), 200).path("eTag").asString();
        String change = "{'AnnotationKind':'MultiClassClassification','customProperties':{'a':'1','b':'2'},"
                + "'authentication':{'kind':'sas','sasToken':'?sig=secret'}}";
        JsonNode changed = json(call("PATCH", at, change, "If-Match", eTag), 200);
        assertThat(changed.path("annotationKind").asString()).isEqualTo("MultiClassClassification");
        assertThat(changed.path("authentication").toString()).isEqualTo("{\"kind\":\"sas\"}");
        for (String method : List.of("PATCH", "DELETE")) {
            HttpResponse<String> stale = call(method, at, "{}", "If-Match", eTag);
            assertThat(json(stale, 412).at("/error/code").asString()).isEqualTo("PreconditionFailed");
        }
        JsonNode less =
                json(call("PATCH", at, "{'customProperties':{'a':null},'authentication':null}", "If-Match", "*"), 200);
        assertThat(less.path("customProperties").toString()).isEqualTo("{\"b\":\"2\"}");
        assertThat(less.has("authentication")).isFalse();
        json(call("PATCH", at, "{'annotationFileUris':null}"), 400);
        assertThat(call(
                                "DELETE",
                                at,
                                null,
                                "If-Match",
                                less.path("eTag").asString().replace("\"", ""))
                        .statusCode())
                .isEqualTo(204);
    }

    @Test
    void listsInPages() {
        String mine = server.context()
                .getBean(KeyDesk.class)
                .create("pages", "UNLIMITED")
                .key1();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            names.add("set" + i);
            json(callAs(mine, "PUT", "/datasets/set" + i, dataset(flowers)), 201);
        }
        JsonNode first = json(callAs(mine, "GET", "/datasets", null), 200);
        assertThat(first.path("value")).hasSize(10);
        String next = first.path("nextLink").asString();
        assertThat(next)
                .isEqualTo("http://localhost:" + server.httpPort() + "/computervision/datasets?api-version=" + V
                        + "&skip=10&top=10");
        JsonNode last = json(callAs(mine, "GET", next.substring(next.indexOf("/datasets")), null), 200);
        assertThat(last.has("nextLink")).isFalse();
        List<String> listed = new ArrayList<>();
        first.path("value").forEach(one -> listed.add(one.path("name").asString()));
        last.path("value").forEach(one -> listed.add(one.path("name").asString()));
        assertThat(listed).isEqualTo(names);
        assertThat(json(callAs(mine, "GET", "/datasets?skip=2147483647&top=30", null), 200)
                        .toString())
                .isEqualTo("{\"value\":[]}");
    }

    @Test
    void resourcesSeeTheirOwnAlone() {
        String set = registered(site.coco(DataSetSite.pictures(2, "a", "b")));
        String model = trained(set).path("name").asString();
        json(callAs(otherKey, "GET", "/datasets/" + set, null), 404);
        json(callAs(otherKey, "GET", "/models/" + model, null), 404);
        json(callAs(otherKey, "DELETE", "/models/" + model, null), 404);
        assertThat(json(callAs(otherKey, "GET", "/models", null), 200)
                        .path("value")
                        .isEmpty())
                .isTrue();
        assertThat(predict(otherKey, "&model-name=" + model).statusCode()).isEqualTo(404);
        // The same name is free there, and the other's data set is not found.
        json(callAs(otherKey, "PUT", "/models/" + model, order(set)), 201);
        for (int i = 0; i < 600; i++) {
            JsonNode state = json(callAs(otherKey, "GET", "/models/" + model, null), 200);
            if (state.path("status").asString().equals("failed")) {
                assertThat(state.path("error").toString())
                        .isEqualTo("{\"code\":\"datasetNotFound\",\"message\":\"The dataset '" + set
                                + "' was not found.\",\"target\":\"" + set + "\",\"details\":[]}");
                return;
            }
            pause();
        }
        throw new AssertionError("it does not fail");
    }

    private static HttpResponse<String> predict(String with, String query) {
        return TestServer.send(server.call("/computervision/imageanalysis:analyze?api-version=" + V + query)
                .header("Ocp-Apim-Subscription-Key", with)
                .header("Content-Type", "application/octet-stream")
                .POST(HttpRequest.BodyPublishers.ofString("shade 11 x")));
    }

    @Test
    void predictsAloneAndBesideFeatures() {
        String model = trained(registered(site.coco(DataSetSite.pictures(6, "rose", "tulip"))))
                .path("name")
                .asString();
        JsonNode alone = json(predict(key, "&model-name=" + model), 200);
        assertThat(alone.propertyNames()).containsExactly("customModelResult", "modelVersion", "metadata");
        JsonNode tags = alone.at("/customModelResult/tagsResult/values");
        assertThat(tags).hasSize(2);
        assertThat(tags.get(0).path("name").asString()).isEqualTo("rose");
        assertThat(tags.get(0).path("confidence").asDouble()).isBetween(0.5, 1.0);
        JsonNode beside = json(predict(key, "&features=tags&model-name=" + model), 200);
        assertThat(beside.propertyNames())
                .containsExactly("customModelResult", "modelVersion", "metadata", "tagsResult");
        assertThat(beside.path("customModelResult")).isEqualTo(alone.path("customModelResult"));
        assertThat(predict(key, "&model-name=nobody").statusCode()).isEqualTo(404);
        assertThat(predict(key, "&model-name=../a").statusCode()).isEqualTo(404);
        assertThat(call("DELETE", "/models/" + model, null).statusCode()).isEqualTo(204);
        assertThat(predict(key, "&model-name=" + model).statusCode()).isEqualTo(404);
    }

    private static JsonNode error(JsonNode failed) {
        assertThat(failed.path("status").asString()).as(failed.toString()).isEqualTo("failed");
        return failed.path("error");
    }

    @Test
    void saysWhichEntryIsWrong() {
        String right = site.coco(DataSetSite.pictures(3, "a", "b"));
        JsonNode broken = error(trained(registered(right.replace("\"image_id\":4", "\"image_id\":9"))));
        assertThat(broken.path("code").asString()).isEqualTo("datasetCorrupt");
        assertThat(broken.at("/details/0/message").asString())
                .isEqualTo("annotation 4: there is no image with its image_id 9");
        assertThat(broken.at("/details/1/message").asString()).isEqualTo("image 4 (shade 100 0) has no annotation");

        JsonNode gap = error(trained(registered(right.replace("\"id\":6", "\"id\":7"))));
        assertThat(gap.path("message").asString()).contains("image 7: ids are 1 to 6 without gaps");

        JsonNode picture = error(trained(registered(right.replace("shade%20101%201", "nothing"))));
        assertThat(picture.path("code").asString()).isEqualTo("datasetCorrupt");
        assertThat(picture.path("message").asString()).contains("image 5 (shade 101 1): format");

        JsonNode hostile = error(trained(registered(
                right.replace("shade%20101%201", "decoder%20memory").replace("shade%20102%202", "decoder%20crash"))));
        assertThat(hostile.path("code").asString()).isEqualTo("datasetCorrupt");
        assertThat(hostile.path("details")).hasSize(2);
        assertThat(hostile.at("/details/0/message").asString()).isEqualTo("image 5 (shade 101 1): it can't be decoded");

        JsonNode gone = error(trained(registered(right.replace("/picture/shade%20101%201", "/gone"))));
        assertThat(gone.path("message").asString()).contains("image 5 (shade 101 1): its address can't be read");

        JsonNode inside = error(
                trained(registered(right.replace(site.address("/picture/shade%20101%201"), "file:///etc/passwd"))));
        assertThat(inside.path("message").asString())
                .contains("image 5 (shade 101 1): it is not below a directory that this server reads");

        String missing = fresh("set");
        json(call("PUT", "/datasets/" + missing, dataset(site.address("/missing.json?sig=secret"))), 201);
        JsonNode notThere = error(trained(missing));
        assertThat(notThere.path("code").asString()).isEqualTo("datasetNotFound");
        assertThat(notThere.path("message").asString())
                .contains("/missing.json: its address can't be read")
                .doesNotContain("secret");

        String boxes = fresh("set");
        json(
                call("PUT", "/datasets/" + boxes, dataset(flowers).replace("imageClassification", "ObjectDetection")),
                201);
        assertThat(error(trained(boxes)).path("message").asString()).contains("the annotationKind is ObjectDetection");
    }

    /** Three of four pictures are what their entry says: top-1 is 0.75, that of the tags 1 and 0.5; both tags are among five. */
    @Test
    void judgesByAnotherDataSet() {
        String model = trained(registered(site.coco(DataSetSite.pictures(6, "rose", "tulip"))))
                .path("name")
                .asString();
        String test = registered(site.coco(List.of(
                new Labelled("shade 12 t", "rose"),
                new Labelled("shade 13 t", "rose"),
                new Labelled("shade 102 t", "tulip"),
                new Labelled("shade 14 t", "tulip"))));
        String at = "/models/" + model + "/evaluations/";
        json(call("PUT", at + "e", "{'evaluationParameters':{'testDatasetName':'" + test + "'}}"), 201);
        JsonNode performance = ended(at + "e").path("modelPerformance");
        assertThat(performance.path("accuracyTop1").asDouble()).isEqualTo(0.75);
        assertThat(performance.path("accuracyTop5").asDouble()).isEqualTo(1);
        assertThat(performance.at("/tagPerformance/rose/accuracy").asDouble()).isEqualTo(1);
        assertThat(performance.at("/tagPerformance/tulip/accuracy").asDouble()).isEqualTo(0.5);

        String strange = registered(site.coco(List.of(new Labelled("shade 12 t", "lily"))));
        json(call("PUT", at + "strange", "{'evaluationParameters':{'testDatasetName':'" + strange + "'}}"), 201);
        JsonNode unknown = error(ended(at + "strange"));
        assertThat(unknown.path("code").asString()).isEqualTo("datasetAnnotationsInvalid");
        assertThat(unknown.path("message").asString()).contains("image 1 (shade 12 t): the model has no tag 'lily'");

        String empty = registered("{\"images\":[],\"annotations\":[],\"categories\":[]}");
        json(call("PUT", at + "empty", "{'evaluationParameters':{'testDatasetName':'" + empty + "'}}"), 201);
        assertThat(error(ended(at + "empty")).path("code").asString()).isEqualTo("datasetEmpty");
        json(call("PUT", at + "none", "{'evaluationParameters':{'testDatasetName':'none'}}"), 201);
        assertThat(error(ended(at + "none")).path("code").asString()).isEqualTo("datasetNotFound");
        String boxes = fresh("set");
        json(
                call("PUT", "/datasets/" + boxes, dataset(flowers).replace("imageClassification", "ObjectDetection")),
                201);
        json(call("PUT", at + "boxes", "{'evaluationParameters':{'testDatasetName':'" + boxes + "'}}"), 201);
        assertThat(error(ended(at + "boxes")).path("code").asString()).isEqualTo("incorrectModelKind");
    }

    @Test
    void trainsOneAtATimeAndEndsWhatIsCancelled() {
        String slow = registered(site.coco(DataSetSite.slow(60)));
        String first = fresh("slow");
        String second = fresh("slow");
        json(call("PUT", "/models/" + first, order(slow)), 201);
        json(call("PUT", "/models/" + second, order(slow)), 201);
        while (!json(call("GET", "/models/" + first, null), 200)
                .path("status")
                .asString()
                .equals("training")) {
            pause();
        }
        assertThat(json(call("GET", "/models/" + second, null), 200)
                        .path("status")
                        .asString())
                .isEqualTo("notStarted");
        json(call("DELETE", "/models/" + first, null), 400);
        json(call("DELETE", "/models/" + second, null), 400);
        json(
                call("PUT", "/models/" + first + "/evaluations/e", "{'evaluationParameters':{'testDatasetName':'a'}}"),
                400);
        assertThat(json(call("POST", "/models/" + second + ":cancel", ""), 202)
                        .path("status")
                        .asString())
                .isEqualTo("cancelled");
        assertThat(json(call("POST", "/models/" + first + ":cancel", ""), 202)
                        .path("status")
                        .asString())
                .isIn("cancelling", "cancelled");
        assertThat(ended("/models/" + first).path("status").asString()).isEqualTo("cancelled");
        assertThat(call("DELETE", "/models/" + first, null).statusCode()).isEqualTo(204);
        assertThat(call("DELETE", "/models/" + second, null).statusCode()).isEqualTo(204);
    }

    @Test
    void sendsTheTokenToTheHostOfTheAnnotations() throws IOException {
        try (DataSetSite elsewhere = DataSetSite.open()) {
            String coco = site.coco(DataSetSite.pictures(3, "a", "b"));
            String here = site.address("/picture/shade%2011%201");
            String mixed = coco.replace(here, elsewhere.address("/picture/shade%2011%201"));
            assertThat(mixed).isNotEqualTo(coco);
            String set = fresh("set");
            String uri = site.put("/" + set + ".json", mixed);
            json(
                    call(
                            "PUT",
                            "/datasets/" + set,
                            dataset(uri)
                                    .replaceFirst(
                                            "}$", ",'authentication':{'kind':'sas','sasToken':'?sv=1&sig=%2B'}}")),
                    201);
            assertThat(trained(set).path("status").asString()).isEqualTo("succeeded");
            assertThat(site.asked()).contains("/" + set + ".json?sv=1&sig=%2B", "/picture/shade%2010%200?sv=1&sig=%2B");
            assertThat(elsewhere.asked()).containsExactly("/picture/shade%2011%201");
        }
    }

    @Test
    void readsFilesBelowTheRootsOnly(@TempDir Path outside) throws IOException {
        List<Labelled> pictures = DataSetSite.pictures(3, "a", "b");
        Path folder = Files.createDirectories(root.resolve("sets"));
        for (Labelled picture : pictures) {
            Files.writeString(folder.resolve(picture.picture()), picture.picture());
        }
        String coco = site.coco(pictures).replaceAll(",\"absolute_url\":\"[^\"]*\"", "");
        Path file = Files.writeString(folder.resolve("coco.json"), coco);
        String set = fresh("set");
        json(call("PUT", "/datasets/" + set, dataset(file.toUri().toString())), 201);
        JsonNode done = trained(set);
        assertThat(done.path("status").asString()).as(done.toString()).isEqualTo("succeeded");

        // A link leads out of the root, and so does a name.
        Path secret = Files.writeString(outside.resolve("secret"), "shade 3 x");
        Files.createSymbolicLink(folder.resolve("link"), secret);
        for (String name : List.of("link", "../../" + outside.getFileName() + "/secret")) {
            Files.writeString(file, coco.replace("shade 10 0", name));
            JsonNode failed = error(trained(set));
            assertThat(failed.path("message").asString()).contains("image 1 (" + name + "): ");
            assertThat(failed.at("/details/0/message").asString())
                    .matches(".*(there is no such file|it is not below a directory that this server reads)");
        }
    }

    /** What is running when the server stops is begun again by the next, and ends. */
    @Test
    void goesOnAfterARestart(@TempDir Path data) throws IOException {
        String uri = site.put("/restart.json", site.coco(DataSetSite.slow(8)));
        String[] settings = {
            "--osprey.keys=" + TestServer.KEY,
            "--osprey.fetch.allowed-networks=127.0.0.1/32",
            "--osprey.custom.threads=1",
            "--osprey.data-dir=" + data
        };
        TestServer before = TestServer.start(TestServer.Beans.class, settings);
        put(before, "/datasets/s", dataset(uri));
        put(before, "/models/m", order("s"));
        while (!status(before).equals("training")) {
            pause();
        }
        before.close();
        TestServer after = TestServer.start(TestServer.Beans.class, settings);
        try {
            for (int i = 0; i < 1200 && !status(after).equals("succeeded"); i++) {
                assertThat(status(after)).isIn("notStarted", "training", "succeeded");
                pause();
            }
            assertThat(status(after)).isEqualTo("succeeded");
        } finally {
            after.close();
        }
    }

    private static void put(TestServer to, String path, String body) {
        json(
                TestServer.send(to.call("/computervision" + path + "?api-version=" + V)
                        .header("Ocp-Apim-Subscription-Key", TestServer.KEY)
                        .PUT(HttpRequest.BodyPublishers.ofString(body.replace('\'', '"'), StandardCharsets.UTF_8))),
                201);
    }

    private static String status(TestServer of) {
        return json(
                        TestServer.send(of.call("/computervision/models/m?api-version=" + V)
                                .header("Ocp-Apim-Subscription-Key", TestServer.KEY)),
                        200)
                .path("status")
                .asString();
    }
}
