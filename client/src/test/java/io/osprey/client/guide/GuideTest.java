package io.osprey.client.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.osprey.client.testing.Samples;
import io.osprey.client.testing.ScriptedServer;
import io.osprey.client.testing.ScriptedServer.Request;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The guide's code is that of {@link Guide}, and it runs. */
class GuideTest {
    private static final Path PAGE = Path.of("../docs/client.md");
    private static final Path SOURCE = Path.of("src/test/java/io/osprey/client/guide/Guide.java");
    private static final Pattern SAMPLE = Pattern.compile("(?m)^ *// <([a-z-]+)>\\n((?s:.*?))^ *// </\\1>\\n");
    private static final Pattern BLOCK =
            Pattern.compile("(?m)^<!-- sample: ([a-z-]+) -->\\n```java\\n((?s:.*?))^```\\n");

    @Test
    void thePageShowsExactlyTheSamples() throws IOException {
        Map<String, String> samples = new LinkedHashMap<>();
        Matcher sample = SAMPLE.matcher(Files.readString(SOURCE));
        while (sample.find()) {
            assertThat(samples.put(
                            sample.group(1), sample.group(2).stripTrailing().stripIndent() + "\n"))
                    .as(sample.group(1))
                    .isNull();
        }
        String page = Files.readString(PAGE);
        Map<String, String> blocks = new LinkedHashMap<>();
        Matcher block = BLOCK.matcher(page);
        while (block.find()) {
            assertThat(blocks.put(block.group(1), block.group(2)))
                    .as(block.group(1))
                    .isNull();
        }
        assertThat(samples).isNotEmpty();
        assertThat(blocks.keySet()).containsExactlyInAnyOrderElementsOf(samples.keySet());
        samples.forEach((name, code) -> assertThat(blocks.get(name)).as(name).isEqualTo(code));
        assertThat(page.split("```java", -1)).as("every block has its mark").hasSize(blocks.size() + 1);
    }

    @Test
    void thePageHasTheHeadingsOfTheHowTo() throws IOException {
        assertThat(Files.readString(PAGE))
                .contains(
                        "## Authenticate against the service",
                        "## Submit data to the service",
                        "## Determine how to process the data using the standard model",
                        "### Select visual features",
                        "### Specify languages",
                        "### Select gender neutral captions",
                        "### Select smart cropping aspect ratios",
                        "## Get results from the service using standard model",
                        "## Determine how to process the data using a custom model",
                        "### Set the name of the custom model",
                        "## Get results from the service using custom model",
                        "## Troubleshooting");
    }

    @Test
    void theSamplesRun(@TempDir Path directory) throws Exception {
        Files.write(directory.resolve("street.jpg"), new byte[] {1, 2, 3});
        byte[] png = png();
        String output;
        try (ScriptedServer server = ScriptedServer.start((request, socket) -> answer(request, socket, png))) {
            ProcessBuilder builder = new ProcessBuilder(
                            ProcessHandle.current().info().command().orElse("java"),
                            "-cp",
                            System.getProperty("java.class.path"),
                            "-Duser.language=en",
                            Guide.class.getName())
                    .directory(directory.toFile())
                    .redirectErrorStream(true);
            builder.environment().put("VISION_ENDPOINT", server.endpoint().toString());
            builder.environment().put("VISION_KEY", "0123456789abcdef0123456789abcdef");
            Process process = builder.start();
            output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(output).isZero();
            assertThat(server.requests())
                    .extracting(request -> request.header("Ocp-Apim-Subscription-Key"))
                    .containsOnly("0123456789abcdef0123456789abcdef");
        }
        assertThat(output.lines())
                .contains(
                        "Size: 800 x 600",
                        "Caption: a dog on a beach, 0.7500",
                        "Region: a dog on a beach {x=0,y=0,w=800,h=600}",
                        "Object: dog {x=5,y=6,w=7,h=8}",
                        "Tag: dog, 0.9900",
                        "Person: {x=11,y=12,w=13,h=14}, 0.6600",
                        "Crop: 1.94 {x=0,y=90,w=800,h=412}",
                        "Word: KEEP, 0.9800",
                        "Custom object: pear {x=1,y=2,w=3,h=4}",
                        "Custom tag: apple, 0.7000",
                        "Foreground: 4 pixels wide",
                        "Event: ANALYZED",
                        "In the background: ANALYZED",
                        "Said: a dog on a beach",
                        "Fits: dog",
                        "Tags: 2",
                        "Mono: 2",
                        "Accent: B54316",
                        "Read: KEEP OUT",
                        "Model: succeeded",
                        "Not sent: The picture file cannot be read: missing.jpg");
        assertThat(output).doesNotContain("0123456789abcdef").doesNotContain("Reason:");
        assertThat(directory.resolve("foreground.png")).hasBinaryContent(png);
        assertThat(directory.resolve("matte.png")).hasBinaryContent(png);
    }

    private static void answer(Request request, Socket socket, byte[] png) throws IOException, InterruptedException {
        String path = request.target();
        ScriptedServer.Script script;
        if (path.contains("imageanalysis:segment")) {
            script = ScriptedServer.answering(200, "image/png", png);
        } else if (path.contains("imageanalysis:analyze")) {
            script = ScriptedServer.answering(
                    200, "application/json", path.contains("preview") ? Samples.PREVIEW : Samples.GA);
        } else if (path.contains("generateThumbnail")) {
            script = ScriptedServer.answering(200, "image/jpeg", new byte[] {1});
        } else if (path.contains("visualFeatures=Color")) {
            script = json("{\"color\":{\"accentColor\":\"B54316\"}}");
        } else if (path.endsWith("/read/analyze")) {
            script = ScriptedServer.answering(
                    202, "text/plain", "", "Operation-Location: http://localhost/c11894eb-de3e-451b-9257-7c8b168073d1");
        } else if (path.contains("/read/analyzeResults/")) {
            script = json(
                    "{\"status\":\"succeeded\",\"analyzeResult\":{\"version\":\"3.2.0\",\"readResults\":[{\"page\":1,\"lines\":"
                            + "[{\"text\":\"KEEP OUT\"}]}]}}");
        } else if (path.contains("/computervision/models/")) {
            script = json("{\"name\":\"fruit-1\",\"status\":\"succeeded\"}");
        } else if (path.contains("/computervision/datasets/")) {
            script = json("{\"name\":\"fruit\"}");
        } else {
            script = ScriptedServer.answering(404, "application/json", "{}");
        }
        script.answer(request, socket);
    }

    private static ScriptedServer.Script json(String body) {
        return ScriptedServer.answering(200, "application/json", body);
    }

    private static byte[] png() throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new java.awt.image.BufferedImage(4, 3, java.awt.image.BufferedImage.TYPE_INT_ARGB), "png", png);
        return png.toByteArray();
    }
}
