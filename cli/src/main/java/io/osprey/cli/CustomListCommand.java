package io.osprey.cli;

import io.osprey.engine.custom.CustomCard;
import io.osprey.engine.custom.CustomModelException;
import io.osprey.engine.custom.CustomModelStore;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code osprey custom list}. */
@Command(name = "list", description = "List the custom models.")
final class CustomListCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private CustomModelsOption customModels = new CustomModelsOption();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        int code = ExitCode.OK;
        try {
            CustomModelStore store = new CustomModelStore(customModels.directory());
            for (String name : store.names()) {
                try {
                    CustomCard card = store.load(name).card();
                    out.println(String.format(
                            Locale.ROOT,
                            "%s  %d tags, %d pictures, %.0f%% right, models %s",
                            name,
                            card.tags().size(),
                            card.dataSet().pictures(),
                            100 * card.performance().accuracyTop1(),
                            card.models().version()));
                } catch (CustomModelException e) {
                    err.println("osprey: " + e.getMessage());
                    code = ExitCode.USAGE;
                }
            }
        } catch (CustomModelException e) {
            err.println("osprey: " + e.getMessage());
            code = ExitCode.USAGE;
        }
        return code;
    }
}
