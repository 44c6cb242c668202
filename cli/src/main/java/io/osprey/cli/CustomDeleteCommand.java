package io.osprey.cli;

import io.osprey.engine.custom.CustomModelException;
import io.osprey.engine.custom.CustomModelStore;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code osprey custom delete}. */
@Command(name = "delete", description = "Forget a custom model.")
final class CustomDeleteCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "NAME", description = "The model.")
    private String name;

    @Mixin
    private CustomModelsOption customModels = new CustomModelsOption();

    @Override
    public Integer call() {
        try {
            new CustomModelStore(customModels.directory()).delete(name);
            return ExitCode.OK;
        } catch (CustomModelException e) {
            spec.commandLine().getErr().println("osprey: " + e.getMessage());
        }
        return ExitCode.USAGE;
    }
}
