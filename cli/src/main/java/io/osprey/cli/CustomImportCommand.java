package io.osprey.cli;

import io.osprey.engine.custom.CustomModel;
import io.osprey.engine.custom.CustomModelException;
import io.osprey.engine.custom.CustomModelStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code osprey custom import}. */
@Command(name = "import", description = "Take in a custom model that was exported on another machine.")
final class CustomImportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FILE", description = "What export wrote.")
    private Path file;

    @Option(names = "--name", required = true, paramLabel = "NAME", description = "What the model is called here.")
    private String name;

    @Option(names = "--replace", description = "Take the place of a model of this name.")
    private boolean replace;

    @Mixin
    private CustomModelsOption customModels = new CustomModelsOption();

    @Override
    public Integer call() {
        try {
            CustomModel model =
                    new CustomModelStore(customModels.directory()).importFile(name, Files.readAllBytes(file), replace);
            spec.commandLine()
                    .getOut()
                    .println(name + ": " + String.join(", ", model.card().tags()));
            return ExitCode.OK;
        } catch (CustomModelException e) {
            spec.commandLine().getErr().println("osprey: " + e.getMessage());
        } catch (IOException e) {
            spec.commandLine().getErr().println("osprey: " + file + " can't be read: " + e);
        }
        return ExitCode.USAGE;
    }
}
