package io.osprey.cli;

import io.osprey.engine.custom.CustomModelException;
import io.osprey.engine.custom.CustomModelStore;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code osprey custom export}. */
@Command(name = "export", description = "Write a custom model to a file, for another machine.")
final class CustomExportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "NAME", description = "The model.")
    private String name;

    @Parameters(index = "1", paramLabel = "FILE", description = "Must not exist.")
    private Path file;

    @Mixin
    private CustomModelsOption customModels = new CustomModelsOption();

    @Override
    public Integer call() {
        try {
            Files.write(
                    file,
                    new CustomModelStore(customModels.directory()).exportFile(name),
                    StandardOpenOption.CREATE_NEW,
                    StandardOpenOption.WRITE);
            return ExitCode.OK;
        } catch (CustomModelException e) {
            spec.commandLine().getErr().println("osprey: " + e.getMessage());
        } catch (FileAlreadyExistsException e) {
            spec.commandLine().getErr().println("osprey: " + file + " exists already");
        } catch (IOException e) {
            spec.commandLine().getErr().println("osprey: " + file + " can't be written: " + e);
        }
        return ExitCode.USAGE;
    }
}
