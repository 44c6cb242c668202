package io.osprey.cli.analyze;

import io.osprey.engine.custom.TrainingMonitor;
import java.io.PrintWriter;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows on a terminal how far a training is: a bar for each stage; elsewhere, nothing. */
public final class TrainingBar implements TrainingMonitor, AutoCloseable {
    private static final int BAR_COLUMNS = 78;
    private static final int BAR_REFRESH_MILLIS = 250;
    private static final String WIPE_LINE = "\r\u001b[2K";

    private final PrintWriter err;
    private final boolean visible;
    private ProgressBar bar;
    private Stage shown;

    /** @param visible whether {@code err} is a terminal */
    public TrainingBar(PrintWriter err, boolean visible) {
        this.err = err;
        this.visible = visible;
    }

    @Override
    public void progress(Stage stage, int done, int total) {
        if (!visible) {
            return;
        }
        if (stage != shown) {
            close();
            shown = stage;
            bar = new ProgressBarBuilder()
                    .setTaskName(
                            switch (stage) {
                                case LOOKING -> "look";
                                case CHOOSING -> "choose";
                                case FITTING -> "train";
                            })
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(BAR_REFRESH_MILLIS)
                    .setConsumer(new DelegatingProgressBarConsumer(this::draw, BAR_COLUMNS))
                    .build();
        }
        bar.maxHint(total);
        bar.stepTo(done);
    }

    private void draw(String line) {
        err.print(WIPE_LINE + line);
        err.flush();
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            bar = null;
            err.print(WIPE_LINE);
            err.flush();
        }
    }
}
