package io.osprey.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.osprey.conformance.Programs.Result;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Microsoft's "Analyze a Disk Image with Python" with nothing changed but endpoint, key and path. */
@ExtendWith(WithServer.class)
class PythonQuickstartTest {
    private static final String PYTHON = Files.exists(Path.of("/usr/bin/python3")) ? "/usr/bin/python3" : "python3";

    @TempDir
    private Path directory;

    @BeforeAll
    static void assumePython() {
        Programs.assumeWorks(
                "python3 with requests, matplotlib and PIL", PYTHON, "-c", "import requests, matplotlib, PIL");
    }

    @Test
    void printsACaption(RunningServer server) throws IOException {
        assertCaption(server, server.endpoint(), Map.of());
    }

    @Test
    void printsACaptionOverHttps(RunningServer server) throws IOException {
        assertCaption(
                server,
                server.secureEndpoint(),
                Map.of("REQUESTS_CA_BUNDLE", server.certificate().toString()));
    }

    private void assertCaption(RunningServer server, String endpoint, Map<String, String> environment)
            throws IOException {
        Path picture = Files.write(directory.resolve("picture.jpg"), TestPicture.jpeg());
        Path figure = directory.resolve("figure.png");
        String program = program();
        program = replace(
                program,
                "https://westcentralus.api.cognitive.microsoft.com/vision/v2.0/\"",
                endpoint + "/vision/v2.0/\"");
        program = replace(program, "\"<Subscription Key>\"", "\"" + server.key() + "\"");
        program = replace(program, "C:/Documents/ImageToAnalyze.jpg", picture.toString());
        program += "\nplt.savefig(\"" + figure + "\")\nprint(\"caption:\", image_caption)\n";
        Path script = Files.writeString(directory.resolve("quickstart.py"), program);

        Map<String, String> withoutScreen = new HashMap<>(environment);
        withoutScreen.put("MPLBACKEND", "Agg");
        withoutScreen.put("MPLCONFIGDIR", directory.toString());
        Result result = Programs.run(List.of(PYTHON, script.toString()), withoutScreen);

        assertThat(result.status()).as(result.output()).isZero();
        // One sentence, made to begin with a capital by the program itself, and without a final period.
        assertThat(result.output().lines()).anyMatch(line -> line.matches("caption: [A-Z][a-z0-9', -]+[a-z0-9]"));
        assertThat(figure).isNotEmptyFile();
    }

    private static String replace(String program, String old, String replacement) {
        assertThat(program.split(Pattern.quote(old), -1)).as(old).hasSize(2);
        return program.replace(old, replacement);
    }

    private static String program() throws IOException {
        try (InputStream in = PythonQuickstartTest.class.getResourceAsStream("analyze-disk.py")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
