package io.osprey.client.guide;

import com.azure.ai.vision.common.ImageSourceBuffer;
import com.azure.ai.vision.common.ImageWriter;
import com.azure.ai.vision.common.VisionServiceOptions;
import com.azure.ai.vision.common.VisionSource;
import com.azure.ai.vision.imageanalysis.ContentCaption;
import com.azure.ai.vision.imageanalysis.ContentTag;
import com.azure.ai.vision.imageanalysis.CropSuggestion;
import com.azure.ai.vision.imageanalysis.DetectedObject;
import com.azure.ai.vision.imageanalysis.DetectedPerson;
import com.azure.ai.vision.imageanalysis.DetectedTextLine;
import com.azure.ai.vision.imageanalysis.DetectedTextWord;
import com.azure.ai.vision.imageanalysis.ImageAnalysisErrorDetails;
import com.azure.ai.vision.imageanalysis.ImageAnalysisFeature;
import com.azure.ai.vision.imageanalysis.ImageAnalysisOptions;
import com.azure.ai.vision.imageanalysis.ImageAnalysisResult;
import com.azure.ai.vision.imageanalysis.ImageAnalysisResultDetails;
import com.azure.ai.vision.imageanalysis.ImageAnalysisResultReason;
import com.azure.ai.vision.imageanalysis.ImageAnalyzer;
import com.azure.ai.vision.imageanalysis.ImageSegmentationMode;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.osprey.client.OspreyClient;
import io.osprey.client.analysis.Analysis;
import io.osprey.client.analysis.AnalyzeOptions;
import io.osprey.client.analysis.Feature;
import io.osprey.client.analysis.Segmentation;
import io.osprey.client.analysis.SegmentationMode;
import io.osprey.client.core.Futures;
import io.osprey.client.core.HttpOptions;
import io.osprey.client.core.OspreyException;
import io.osprey.client.core.Picture;
import io.osprey.client.core.RetryPolicy;
import io.osprey.client.custom.CustomModel;
import io.osprey.client.custom.Dataset;
import io.osprey.client.reactor.Monos;
import io.osprey.client.read.ReadOptions;
import io.osprey.client.read.ReadResult;
import io.osprey.client.resilience.Resilience4jBreaker;
import io.osprey.client.vision.VisionAnalysis;
import io.osprey.client.vision.VisionFeature;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import reactor.core.publisher.Mono;

/**
 * The samples of the guide, between marks. {@link GuideTest} runs this as a program of its own, with {@code VISION_ENDPOINT} and
 * {@code VISION_KEY} set and {@code street.jpg} in its directory.
 */
final class Guide {
    private Guide() {}

    public static void main(String[] args) throws Exception {
        try (VisionServiceOptions service = authenticate()) {
            tokens(service);
            sources(service);
            options();
            customModel(service);
            segment(service);
            inTheBackground(service);
        }
        closeEverything();
        modern();
        operations();
        failures();
        travel();
    }

    private static VisionServiceOptions authenticate() throws Exception {
        // <authenticate>
        VisionServiceOptions serviceOptions =
                new VisionServiceOptions(new URL(System.getenv("VISION_ENDPOINT")), System.getenv("VISION_KEY"));
        // </authenticate>
        return serviceOptions;
    }

    private static void tokens(VisionServiceOptions serviceOptions) {
        String tokenOfTheService = "a.b.c";
        // <token>
        serviceOptions.setAuthorizationToken(tokenOfTheService); // again before ten minutes are over
        // </token>
        serviceOptions.setAuthorizationToken(null);
    }

    private static void sources(VisionServiceOptions serviceOptions) throws Exception {
        // <source-url>
        VisionSource imageSource = VisionSource.fromUrl(new URL("https://example.com/street.jpg"));
        // </source-url>
        // <source-file>
        VisionSource fileSource = VisionSource.fromFile("street.jpg");
        // </source-file>
        byte[] bytes = Files.readAllBytes(Path.of("street.jpg"));
        // <source-memory>
        ImageSourceBuffer buffer = new ImageSourceBuffer();
        try (ImageWriter writer = buffer.getWriter()) {
            writer.write(bytes); // as often as there are parts
        }
        VisionSource memorySource = VisionSource.fromImageSourceBuffer(buffer);
        // </source-memory>
        for (VisionSource source : List.of(imageSource, fileSource, memorySource)) {
            analyze(serviceOptions, source, options());
        }
    }

    private static ImageAnalysisOptions options() {
        // <features>
        ImageAnalysisOptions analysisOptions = new ImageAnalysisOptions();
        analysisOptions.setFeatures(EnumSet.of(
                ImageAnalysisFeature.CROP_SUGGESTIONS,
                ImageAnalysisFeature.CAPTION,
                ImageAnalysisFeature.DENSE_CAPTIONS,
                ImageAnalysisFeature.OBJECTS,
                ImageAnalysisFeature.PEOPLE,
                ImageAnalysisFeature.TEXT,
                ImageAnalysisFeature.TAGS));
        // </features>
        // <language>
        analysisOptions.setLanguage("en");
        // </language>
        // <gender-neutral>
        analysisOptions.setGenderNeutralCaption(true);
        // </gender-neutral>
        // <ratios>
        analysisOptions.setCroppingAspectRatios(Arrays.asList(0.9, 1.33));
        // </ratios>
        return analysisOptions;
    }

    private static void analyze(
            VisionServiceOptions serviceOptions, VisionSource imageSource, ImageAnalysisOptions analysisOptions) {
        // <analyze>
        try (ImageAnalyzer analyzer = new ImageAnalyzer(serviceOptions, imageSource, analysisOptions);
                ImageAnalysisResult result = analyzer.analyze()) {

            if (result.getReason() == ImageAnalysisResultReason.ANALYZED) {
                System.out.println("Size: " + result.getImageWidth() + " x " + result.getImageHeight());
                System.out.println("Models: " + result.getModelVersion());

                if (result.getCaption() != null) {
                    System.out.printf(
                            "Caption: %s, %.4f%n",
                            result.getCaption().getContent(),
                            result.getCaption().getConfidence());
                }
                if (result.getDenseCaptions() != null) {
                    for (ContentCaption caption : result.getDenseCaptions()) {
                        System.out.println("Region: " + caption.getContent() + " " + caption.getBoundingBox());
                    }
                }
                if (result.getObjects() != null) {
                    for (DetectedObject object : result.getObjects()) {
                        System.out.println("Object: " + object.getName() + " " + object.getBoundingBox());
                    }
                }
                if (result.getTags() != null) {
                    for (ContentTag tag : result.getTags()) {
                        System.out.printf("Tag: %s, %.4f%n", tag.getName(), tag.getConfidence());
                    }
                }
                if (result.getPeople() != null) {
                    for (DetectedPerson person : result.getPeople()) {
                        System.out.printf("Person: %s, %.4f%n", person.getBoundingBox(), person.getConfidence());
                    }
                }
                if (result.getCropSuggestions() != null) {
                    for (CropSuggestion crop : result.getCropSuggestions()) {
                        System.out.println("Crop: " + crop.getAspectRatio() + " " + crop.getBoundingBox());
                    }
                }
                if (result.getText() != null) {
                    for (DetectedTextLine line : result.getText()) {
                        System.out.println("Line: " + line.getContent() + " " + line.getBoundingPolygon());
                        for (DetectedTextWord word : line.getWords()) {
                            System.out.printf("Word: %s, %.4f%n", word.getContent(), word.getConfidence());
                        }
                    }
                }

                ImageAnalysisResultDetails details = ImageAnalysisResultDetails.fromResult(result);
                System.out.println("Result ID: " + details.getResultId());
                System.out.println("Asked: " + details.getConnectionUrl());
                System.out.println("Answered: " + details.getJsonResult().length() + " characters of JSON");
            } else {
                ImageAnalysisErrorDetails error = ImageAnalysisErrorDetails.fromResult(result);
                System.out.println("Reason: " + error.getReason());
                System.out.println("Code: " + error.getErrorCode());
                System.out.println("Message: " + error.getMessage());
            }
        }
        // </analyze>
    }

    private static void customModel(VisionServiceOptions serviceOptions) {
        VisionSource imageSource = VisionSource.fromFile("street.jpg");
        // <model-name>
        ImageAnalysisOptions analysisOptions = new ImageAnalysisOptions();
        analysisOptions.setModelName("MyCustomModelName");
        // </model-name>
        // <custom-result>
        try (ImageAnalyzer analyzer = new ImageAnalyzer(serviceOptions, imageSource, analysisOptions);
                ImageAnalysisResult result = analyzer.analyze()) {
            if (result.getReason() == ImageAnalysisResultReason.ANALYZED) {
                if (result.getCustomObjects() != null) {
                    for (DetectedObject object : result.getCustomObjects()) {
                        System.out.println("Custom object: " + object.getName() + " " + object.getBoundingBox());
                    }
                }
                if (result.getCustomTags() != null) {
                    for (ContentTag tag : result.getCustomTags()) {
                        System.out.printf("Custom tag: %s, %.4f%n", tag.getName(), tag.getConfidence());
                    }
                }
            } else {
                System.out.println(ImageAnalysisErrorDetails.fromResult(result).getMessage());
            }
        }
        // </custom-result>
    }

    private static void segment(VisionServiceOptions serviceOptions) throws Exception {
        VisionSource imageSource = VisionSource.fromFile("street.jpg");
        // <segment>
        ImageAnalysisOptions analysisOptions = new ImageAnalysisOptions();
        analysisOptions.setSegmentationMode(ImageSegmentationMode.BACKGROUND_REMOVAL);
        try (ImageAnalyzer analyzer = new ImageAnalyzer(serviceOptions, imageSource, analysisOptions);
                ImageAnalysisResult result = analyzer.analyze()) {
            if (result.getReason() == ImageAnalysisResultReason.ANALYZED) {
                Files.write(
                        Path.of("foreground.png"),
                        result.getSegmentationResult().getImageBuffer());
                System.out.println(
                        "Foreground: " + result.getSegmentationResult().getImageWidth() + " pixels wide");
            }
        }
        // </segment>
    }

    private static void inTheBackground(VisionServiceOptions serviceOptions) {
        VisionSource imageSource = VisionSource.fromFile("street.jpg");
        ImageAnalysisOptions analysisOptions = options();
        // <event>
        try (ImageAnalyzer analyzer = new ImageAnalyzer(serviceOptions, imageSource, analysisOptions)) {
            analyzer.analyzed.addEventListener((sender, event) ->
                    System.out.println("Event: " + event.getResult().getReason()));

            Mono<ImageAnalysisResult> result = analyzer.analyzeAsync(); // begins with the first subscription
            System.out.println("In the background: " + result.block().getReason());
        }
        // </event>
    }

    private static void closeEverything() throws Exception {
        // <close>
        try (VisionServiceOptions serviceOptions = VisionServiceOptions.fromEnvironment()) {
            System.out.println("Calls " + serviceOptions); // shows the endpoint, never the key
        }
        // </close>
    }

    private static void modern() {
        // <modern>
        try (OspreyClient client = OspreyClient.fromEnvironment()) {
            AnalyzeOptions options = AnalyzeOptions.builder()
                    .features(Feature.CAPTION, Feature.TAGS, Feature.SMART_CROPS)
                    .smartCropsAspectRatios(List.of(0.9, 1.33))
                    .build();
            Analysis analysis = client.analyze(Picture.file(Path.of("street.jpg")), options);
            System.out.println("Said: " + analysis.caption().text());
            analysis.tags().forEach(tag -> System.out.println("Fits: " + tag.name()));
        }
        // </modern>
    }

    private static void operations() throws Exception {
        try (OspreyClient client = OspreyClient.fromEnvironment()) {
            Picture picture = Picture.file(Path.of("street.jpg"));
            // <futures>
            CompletableFuture<Analysis> analysis = client.analyzeAsync(
                    Picture.at(URI.create("https://example.com/street.jpg")), AnalyzeOptions.of(Feature.TAGS));
            analysis.thenAccept(
                            value -> System.out.println("Tags: " + value.tags().size()))
                    .join();
            // </futures>
            // <stream>
            // Sent while it is read; opened anew when the call is repeated, closed when it ends.
            Picture stream = Picture.stream(() -> Guide.class.getResourceAsStream("Guide.class"));
            client.analyze(stream, AnalyzeOptions.of(Feature.TAGS));
            // </stream>
            // <mono>
            Mono<Analysis> mono = Monos.mono(() -> client.analyzeAsync(picture, AnalyzeOptions.of(Feature.TAGS)));
            System.out.println("Mono: " + mono.block().tags().size());
            // </mono>
            // <modern-segment>
            Segmentation segmentation = client.segment(picture, SegmentationMode.FOREGROUND_MATTING);
            Files.write(Path.of("matte.png"), segmentation.png());
            // </modern-segment>
            // <vision>
            VisionAnalysis colors =
                    Futures.await(client.vision().analyze(picture, EnumSet.of(VisionFeature.COLOR), Set.of(), "en"));
            System.out.println("Accent: " + colors.color().accentColor());
            byte[] thumbnail = Futures.await(client.vision().generateThumbnail(picture, 200, 150, true));
            System.out.println("Thumbnail: " + thumbnail.length + " bytes");
            // </vision>
            // <read>
            ReadResult read = client.read(picture, ReadOptions.DEFAULT); // asks each second until it is done
            read.readResults()
                    .forEach(page -> page.lines().forEach(line -> System.out.println("Read: " + line.text())));
            // </read>
            // <train>
            Futures.await(client.customModels()
                    .createDataset(
                            "fruit",
                            Dataset.of("imageClassification", List.of("https://example.com/fruit/coco.json"))));
            Futures.await(
                    client.customModels().createModel("fruit-1", CustomModel.of("fruit", 1, "Generic-Classifier")));
            CustomModel model = Futures.await(
                    client.customModels().awaitModel("fruit-1", Duration.ofMinutes(1), Duration.ofHours(2)));
            System.out.println("Model: " + model.status());
            // </train>
        }
    }

    private static void failures() {
        try (OspreyClient client = OspreyClient.fromEnvironment()) {
            // <errors>
            try {
                client.analyze(Picture.file(Path.of("missing.jpg")), AnalyzeOptions.of(Feature.TAGS));
            } catch (OspreyException failure) {
                switch (failure.reason()) {
                    case TOO_MANY_REQUESTS -> System.out.println("Later: " + failure.retryAfter());
                    case CLIENT -> System.out.println("Not sent: " + failure.getMessage());
                    default -> System.out.println(failure.status() + " " + failure.code() + " " + failure.getMessage());
                }
            }
            // </errors>
        }
    }

    private static void travel() {
        // <travel>
        HttpOptions http = HttpOptions.builder()
                .connectTimeout(Duration.ofSeconds(5))
                .attemptTimeout(Duration.ofSeconds(30)) // of one attempt
                .timeout(Duration.ofMinutes(2)) // of a call with all its attempts: no call takes longer
                .retry(new RetryPolicy(5, Duration.ofMillis(500), Duration.ofSeconds(10), Duration.ofMinutes(1), 0.2))
                .breaker(Resilience4jBreaker.of(CircuitBreaker.ofDefaults("vision")))
                .build();
        OspreyClient client = OspreyClient.builder()
                .endpoint(System.getenv("VISION_ENDPOINT"))
                .key(System.getenv("VISION_KEY"))
                .http(http)
                .build();
        // </travel>
        client.close();
        // <proxy>
        HttpOptions throughProxy =
                HttpOptions.builder().proxy("proxy.example.com", 3128).build();
        // </proxy>
        Path certificate = Path.of("certificate.pem");
        // <trust>
        HttpOptions trusting = HttpOptions.builder().trust(certificate).build();
        // </trust>
        System.out.println("Proxy: " + throughProxy.proxy().isPresent() + ", trusted: " + trusting.trusted());
    }
}
