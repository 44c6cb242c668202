package io.osprey.conformance.computervision20;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.azure.cognitiveservices.vision.computervision.ComputerVision;
import com.microsoft.azure.cognitiveservices.vision.computervision.ComputerVisionManager;
import com.microsoft.azure.cognitiveservices.vision.computervision.models.AnalyzeImageByDomainInStreamOptionalParameter;
import com.microsoft.azure.cognitiveservices.vision.computervision.models.AnalyzeImageByDomainOptionalParameter;
import com.microsoft.azure.cognitiveservices.vision.computervision.models.AnalyzeImageInStreamOptionalParameter;
import com.microsoft.azure.cognitiveservices.vision.computervision.models.AnalyzeImageOptionalParameter;
import com.microsoft.azure.cognitiveservices.vision.computervision.models.DescribeImageInStreamOptionalParameter;
import com.microsoft.azure.cognitiveservices.vision.computervision.models.DescribeImageOptionalParameter;
import com.microsoft.azure.cognitiveservices.vision.computervision.models.TagImageInStreamOptionalParameter;
import com.microsoft.azure.cognitiveservices.vision.computervision.models.TagImageOptionalParameter;
import com.microsoft.azure.cognitiveservices.vision.computervision.models.TextRecognitionMode;
import com.microsoft.rest.RestException;
import io.osprey.conformance.RefusalsOfEveryMethod;
import io.osprey.conformance.RunningServer;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every method of this client is refused for, and what its options are. */
class EveryErrorTest extends RefusalsOfEveryMethod<ComputerVision> {
    @Override
    protected String version() {
        return "v2.0";
    }

    @Override
    protected ComputerVision client(String endpoint, String key) {
        return ComputerVisionManager.authenticate(endpoint + "/vision/" + version() + "/", key)
                .withEndpoint(endpoint)
                .computerVision();
    }

    @Override
    protected List<Method<ComputerVision>> byAddress(String address) {
        return List.of(
                new Method<>("Analyze Image", client -> client.analyzeImage(address, null)),
                new Method<>("Describe Image", client -> client.describeImage(address, null)),
                new Method<>("Tag Image", client -> client.tagImage(address, null)),
                new Method<>(
                        "Recognize Domain Specific Content",
                        client -> client.analyzeImageByDomain("landmarks", address, null)),
                new Method<>("Get Thumbnail", client -> client.generateThumbnail(50, 50, address, null)),
                new Method<>("OCR", client -> client.recognizePrintedText(true, address, null)),
                new Method<>("Recognize Text", client -> {
                    client.recognizeText(address, TextRecognitionMode.PRINTED);
                    return "begun";
                }));
    }

    @Override
    protected List<Method<ComputerVision>> inStream(byte[] picture) {
        return List.of(
                new Method<>("Analyze Image", client -> client.analyzeImageInStream(picture, null)),
                new Method<>("Describe Image", client -> client.describeImageInStream(picture, null)),
                new Method<>("Tag Image", client -> client.tagImageInStream(picture, null)),
                new Method<>(
                        "Recognize Domain Specific Content",
                        client -> client.analyzeImageByDomainInStream("landmarks", picture, null)),
                new Method<>("Get Thumbnail", client -> client.generateThumbnailInStream(50, 50, picture, null)),
                new Method<>("OCR", client -> client.recognizePrintedTextInStream(true, picture, null)),
                new Method<>("Recognize Text", client -> {
                    client.recognizeTextInStream(picture, TextRecognitionMode.HANDWRITTEN);
                    return "begun";
                }));
    }

    @Override
    protected Method<ComputerVision> listModels() {
        return new Method<>("List Domain Specific Models", ComputerVision::listModels);
    }

    @Override
    protected List<Method<ComputerVision>> unknownOperations() {
        return List.of(new Method<>(
                "Get Recognize Text Operation Result",
                client -> client.getTextOperationResult("49a36324-fc4b-4387-aa06-090cfbf0064f")));
    }

    @Override
    protected Refusal refusal(Throwable failure) {
        assertThat(failure).isInstanceOf(RestException.class);
        RestException exception = (RestException) failure;
        return new Refusal(
                exception.response().code(),
                exception.getMessage(),
                exception.response().headers().get("apim-request-id"),
                exception.response().headers().get("Retry-After"));
    }

    @Override
    protected String body(String code, String message, String requestId) {
        return "{\"code\":\"" + code + "\",\"requestId\":\"" + requestId + "\",\"message\":\"" + message + "\"}";
    }

    @Override
    protected String unreadableAddress() {
        return "Image URL is badly formatted or not accessible.";
    }

    @Test
    void unlistedLanguages(RunningServer server) {
        ComputerVision client = client(server.endpoint(), server.key());
        Stream.<Function<ComputerVision, Object>>of(
                        any -> any.analyzeImage(
                                pictureAddress(), new AnalyzeImageOptionalParameter().withLanguage("tlh")),
                        any -> any.analyzeImageInStream(
                                PICTURE, new AnalyzeImageInStreamOptionalParameter().withLanguage("tlh")),
                        any -> any.describeImage(
                                pictureAddress(), new DescribeImageOptionalParameter().withLanguage("tlh")),
                        any -> any.describeImageInStream(
                                PICTURE, new DescribeImageInStreamOptionalParameter().withLanguage("tlh")),
                        any -> any.tagImage(pictureAddress(), new TagImageOptionalParameter().withLanguage("tlh")),
                        any -> any.tagImageInStream(
                                PICTURE, new TagImageInStreamOptionalParameter().withLanguage("tlh")),
                        any -> any.analyzeImageByDomain(
                                "landmarks",
                                pictureAddress(),
                                new AnalyzeImageByDomainOptionalParameter().withLanguage("tlh")),
                        any -> any.analyzeImageByDomainInStream(
                                "landmarks",
                                PICTURE,
                                new AnalyzeImageByDomainInStreamOptionalParameter().withLanguage("tlh")))
                .forEach(call -> assertRefused(
                        call,
                        client,
                        "NotSupportedLanguage",
                        "The requested operation is not supported in the language specified."));
    }

    @Test
    void whatOneMethodAloneIsRefusedFor(RunningServer server) {
        ComputerVision client = client(server.endpoint(), server.key());

        for (Function<ComputerVision, Object> call : List.<Function<ComputerVision, Object>>of(
                any -> any.describeImage(pictureAddress(), new DescribeImageOptionalParameter().withMaxCandidates("0")),
                any -> any.describeImageInStream(
                        PICTURE, new DescribeImageInStreamOptionalParameter().withMaxCandidates("0")))) {
            assertRefused(call, client, "BadArgument", "Specified maxCandidates value is not valid.");
        }
        for (int[] size : new int[][] {{0, 50}, {50, 0}, {1025, 50}, {50, 1025}}) {
            for (Function<ComputerVision, Object> call : List.<Function<ComputerVision, Object>>of(
                    any -> any.generateThumbnail(size[0], size[1], pictureAddress(), null),
                    any -> any.generateThumbnailInStream(size[0], size[1], PICTURE, null))) {
                assertRefused(
                        call,
                        client,
                        "InvalidThumbnailSize",
                        "Thumbnail width and height must be between 1 and 1024 pixels.");
            }
        }
        for (Function<ComputerVision, Object> call : List.<Function<ComputerVision, Object>>of(
                any -> any.analyzeImageByDomain("plants", pictureAddress(), null),
                any -> any.analyzeImageByDomainInStream("plants", PICTURE, null))) {
            assertRefused(call, client, "InvalidModel", "Specified model is not valid.");
        }
    }
}
