package io.osprey.client;

import com.azure.ai.vision.common.VisionServiceOptions;
import com.azure.ai.vision.common.VisionSource;
import com.azure.ai.vision.imageanalysis.ImageAnalysisFeature;
import com.azure.ai.vision.imageanalysis.ImageAnalysisOptions;
import com.azure.ai.vision.imageanalysis.ImageAnalysisResult;
import com.azure.ai.vision.imageanalysis.ImageAnalyzer;
import io.osprey.client.analysis.AnalyzeOptions;
import io.osprey.client.analysis.Feature;
import io.osprey.client.core.Picture;
import java.net.URI;
import java.net.URL;
import java.util.EnumSet;

/** A program that {@link OptionalLibrariesTest} runs without Reactor and resilience4j: prints the first tag, as both surfaces see it. */
final class WithoutOptionalLibraries {
    private WithoutOptionalLibraries() {}

    public static void main(String[] args) throws Exception {
        URI picture = URI.create("http://example.com/a.jpg");
        try (OspreyClient client = OspreyClient.builder().endpoint(args[0]).build()) {
            System.out.println(client.analyze(Picture.at(picture), AnalyzeOptions.of(Feature.TAGS))
                    .tags()
                    .get(0)
                    .name());
        }
        try (VisionServiceOptions service = new VisionServiceOptions(new URL(args[0]), "k");
                VisionSource source = VisionSource.fromUrl(picture.toURL());
                ImageAnalysisOptions options = new ImageAnalysisOptions()) {
            options.setFeatures(EnumSet.of(ImageAnalysisFeature.TAGS));
            try (ImageAnalyzer analyzer = new ImageAnalyzer(service, source, options);
                    ImageAnalysisResult result = analyzer.analyze()) {
                System.out.println(result.getTags().get(0).getName());
            }
        }
        try {
            Class.forName("reactor.core.publisher.Mono");
            System.out.println("Reactor is there");
        } catch (ClassNotFoundException absent) {
            System.out.println("without Reactor");
        }
    }
}
