package io.osprey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The examples of docs/evaluate.md: its files are written down, and each of its command lines is run on them. */
class EvaluateDocTest {
    private static final Pattern FILE = Pattern.compile("```\\w+ (\\S+)\n(.*?)```", Pattern.DOTALL);
    private static final Pattern COMMAND = Pattern.compile("^\\./osprey (evaluate .*)$", Pattern.MULTILINE);
    private static final Pattern IN_JSON = Pattern.compile("^\\|.*\\| (`[^|]*`) \\|$", Pattern.MULTILINE);

    @TempDir
    private Path directory;

    private String writeExamples() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "evaluate.md"));
        Matcher files = FILE.matcher(page);
        while (files.find()) {
            Path file = directory.resolve(files.group(1));
            Files.createDirectories(file.getParent());
            Files.writeString(file, files.group(2));
        }
        for (String picture : List.of("a.jpg", "b.jpg", "classes/dog/1.jpg", "classes/n07747607/2.jpg")) {
            Files.createDirectories(directory.resolve(picture).getParent());
            Files.writeString(directory.resolve(picture), "picture");
        }
        return page;
    }

    /** Runs a command line as if in the directory of the examples. */
    private void run(String line) {
        String[] arguments = Arrays.stream(line.split(" "))
                .map(word -> Files.exists(directory.resolve(word)) || word.equals("report.json")
                        ? directory.resolve(word).toString()
                        : word)
                .toArray(String[]::new);
        CommandLineTester osprey = new CommandLineTester();
        assertThat(osprey.run(arguments)).as(line + "\n" + osprey.err()).isEqualTo(ExitCode.OK);
        assertThat(osprey.out()).contains("pictures analyzed");
    }

    @Test
    void everyCommandLineWorks() throws IOException {
        List<String> lines = COMMAND.matcher(writeExamples())
                .results()
                .map(line -> line.group(1))
                .toList();
        assertThat(lines).hasSize(7);
        lines.forEach(this::run);
    }

    @Test
    void everyFigureIsInTheReport() throws IOException {
        String page = writeExamples();
        run("evaluate --instances instances.json --names names.txt --captions captions.json --tags tags.csv"
                + " --folders classes --text words.json --output report.json");
        List<JsonNode> sections = new ArrayList<>();
        JsonMapper.builder()
                .build()
                .readTree(Files.readString(directory.resolve("report.json")))
                .get("measurements")
                .forEach(sections::add);
        List<String> paths = IN_JSON.matcher(page)
                .results()
                .flatMap(cell -> Stream.of(cell.group(1).split(", ")))
                .map(path -> path.replace("`", ""))
                .toList();
        assertThat(paths).hasSizeGreaterThan(15).contains("scores.precision50", "places");
        for (String path : paths) {
            String pointer = "/" + path.replace('.', '/');
            assertThat(sections)
                    .as(path)
                    .anyMatch(section -> !section.at(pointer).isMissingNode()
                            && !section.at(pointer).isNull());
        }
    }
}
