package io.osprey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.osprey.server.OspreyServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** {@code osprey keys} on a real database, without a server and with one. */
class KeysCommandTest {
    private static final Pattern KEY = Pattern.compile("(?m)^key[12]  ([0-9a-f]{32})$");

    @TempDir
    private Path directory;

    /**
     * What a command line gave.
     *
     * @param keys those that it printed
     */
    private record Answer(int code, String out, String err) {
        List<String> keys() {
            List<String> keys = new ArrayList<>();
            Matcher matcher = KEY.matcher(out);
            while (matcher.find()) {
                keys.add(matcher.group(1));
            }
            return keys;
        }
    }

    private Answer keys(String... arguments) {
        List<String> all = new ArrayList<>(List.of("keys"));
        all.addAll(List.of(arguments));
        all.add("--data-dir=" + directory.resolve("data"));
        CommandLineTester osprey = new CommandLineTester();
        int code = osprey.run(all.toArray(String[]::new));
        return new Answer(code, osprey.out(), osprey.err());
    }

    @Test
    void worksWithoutAServer() {
        Answer made = keys("create", "shop", "--tier=f0");
        assertThat(made.err()).isEmpty();
        assertThat(made.code()).isEqualTo(ExitCode.OK);
        assertThat(made.keys()).hasSize(2).doesNotHaveDuplicates();

        assertThat(keys("list").out())
                .containsPattern("shop +F0 +key1 \\d{4}-\\d\\d-\\d\\d, key2 \\d{4}-\\d\\d-\\d\\d +0 of 5000\\n");
        assertThat(keys("rotate", "shop", "key2").keys()).hasSize(1).doesNotContainAnyElementsOf(made.keys());
        assertThat(keys("revoke", "shop", "KEY1").code()).isEqualTo(ExitCode.OK);
        assertThat(keys("list").out()).containsPattern("shop +F0 +key2 \\S+ +0 of 5000");
        assertThat(keys("set-tier", "shop", "unlimited").code()).isEqualTo(ExitCode.OK);
        assertThat(keys("revoke", "shop").code()).isEqualTo(ExitCode.OK);
        assertThat(keys("list").out()).containsPattern("shop +UNLIMITED +- +0\\n");
        assertThat(keys("usage", "shop").out()).isEmpty();
    }

    @Test
    void answersInJson() {
        assertThat(keys("create", "shop", "--json").out())
                .matches("\\{\"name\":\"shop\",\"key1\":\"[0-9a-f]{32}\",\"key2\":\"[0-9a-f]{32}\"}\\s+");
        assertThat(keys("rotate", "shop", "key1", "--json").out())
                .matches("\\{\"name\":\"shop\",\"key\":\"key1\",\"value\":\"[0-9a-f]{32}\"}\\s+");
        assertThat(keys("list", "--json").out())
                .matches("\\[\\{\"name\":\"shop\",\"tier\":\"UNLIMITED\",\"keys\":\\{\"key1\":\"[-0-9T:.]+Z\",\"key2\":"
                        + "\"[-0-9T:.]+Z\"},\"month\":\"\\d{4}-\\d\\d\",\"calls\":0}]\\s+");
        assertThat(keys("usage", "shop", "--json").out()).matches("\\{\"name\":\"shop\",\"months\":\\[]}\\s+");
    }

    @Test
    void saysWhatCannotBe() {
        keys("create", "shop");

        assertThat(keys("create", "shop"))
                .isEqualTo(new Answer(ExitCode.SOME_FAILED, "", line("osprey: there is a resource shop already")));
        assertThat(keys("rotate", "nobody", "key1"))
                .isEqualTo(new Answer(ExitCode.SOME_FAILED, "", line("osprey: there is no resource nobody")));
        for (String[] wrong : List.of(
                new String[] {"create", "Shop!"},
                new String[] {"create", "settings"},
                new String[] {"create", "more", "--tier=gold"},
                new String[] {"set-tier", "shop", "gold"},
                new String[] {"rotate", "shop", "key3"},
                new String[] {"rotate", "shop"},
                new String[] {"list", "--config=/does/not/exist"},
                new String[] {"forget"})) {
            assertThat(keys(wrong).code()).isEqualTo(ExitCode.USAGE);
        }
        assertThat(keys("set-tier", "shop", "gold").err())
                .contains("there is no tier gold; there are F0, S1, UNLIMITED");

        Answer unreachable = keys("list", "--set=osprey.database.url=jdbc:postgresql://127.0.0.1:1/none");
        assertThat(unreachable.code()).isEqualTo(ExitCode.SOME_FAILED);
        assertThat(unreachable.err()).startsWith("osprey: the keys can't be reached: ");
    }

    @Test
    void knowsTheTiersOfTheSettings() throws IOException {
        Path config = Files.writeString(
                directory.resolve("osprey.yaml"), "osprey.tiers.Gold:\n  calls-per-month: 7\n  product: Vision\n");
        keys("create", "shop", "--tier=gold", "--config=" + config);

        assertThat(keys("list", "--config=" + config).out()).containsPattern("shop +GOLD .* 0 of 7\\n");
    }

    @Test
    void worksOnTheServerThatRuns() throws Exception {
        List<String> before = keys("create", "shop").keys();
        try (ConfigurableApplicationContext server = OspreyServer.start(
                "--osprey.http.port=0",
                "--osprey.https.enabled=false",
                "--osprey.models-dir=" + directory.resolve("none"),
                "--osprey.data-dir=" + directory.resolve("data"))) {
            assertThat(status(server, before.get(0))).isEqualTo(200);

            List<String> rotated = keys("rotate", "shop", "key1").keys();
            assertThat(status(server, before.get(0))).isEqualTo(401);
            assertThat(status(server, before.get(1))).isEqualTo(200);
            assertThat(status(server, rotated.get(0))).isEqualTo(200);

            assertThat(keys("list").out()).containsPattern("shop +UNLIMITED .* 3\\n");
            assertThat(keys("usage", "shop").out()).matches("\\d{4}-\\d\\d  3\\s+");
            assertThat(keys("set-tier", "shop", "S1").code()).isEqualTo(ExitCode.OK);
            assertThat(keys("list").out()).containsPattern("shop +S1 ");
            assertThat(keys("revoke", "shop").code()).isEqualTo(ExitCode.OK);
            assertThat(status(server, rotated.get(0))).isEqualTo(401);

            assertThat(keys("create", "shop").code()).isEqualTo(ExitCode.SOME_FAILED);
            assertThat(keys("create", "Shop!").code()).isEqualTo(ExitCode.USAGE);
            assertThat(keys("revoke", "nobody").code()).isEqualTo(ExitCode.SOME_FAILED);
            List<String> second = keys("create", "second").keys();
            assertThat(status(server, second.get(1))).isEqualTo(200);
        }
        assertThat(keys("list").out()).containsPattern("second +UNLIMITED .* 1\\n");
    }

    /** Of a call that needs no models. */
    private static int status(ConfigurableApplicationContext server, String key) throws Exception {
        TomcatWebServer web = (TomcatWebServer) ((ServletWebServerApplicationContext) server).getWebServer();
        HttpRequest call = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + web.getPort() + "/vision/v3.2/models"))
                .header("Ocp-Apim-Subscription-Key", key)
                .build();
        return HttpClient.newHttpClient().send(call, BodyHandlers.discarding()).statusCode();
    }

    private static String line(String text) {
        return text + System.lineSeparator();
    }
}
