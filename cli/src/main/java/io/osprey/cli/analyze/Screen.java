package io.osprey.cli.analyze;

import java.io.PrintWriter;
import java.util.function.Function;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * Where answers, errors and the progress bar meet. Answers go to the output, everything else to the error output; a bar
 * that stands in the way is wiped before something is printed, and drawn again after.
 */
public final class Screen implements AutoCloseable {
    private static final int BAR_COLUMNS = 78;
    private static final int BAR_REFRESH_MILLIS = 250;
    private static final String WIPE_LINE = "\r\u001b[2K";

    private final PrintWriter out;
    private final PrintWriter err;
    private final ProgressBar bar;

    /** @param bar makes the progress bar, given the total; returns null for none */
    private Screen(PrintWriter out, PrintWriter err, Function<Screen, ProgressBar> bar) {
        this.out = out;
        this.err = err;
        this.bar = bar.apply(this);
    }

    /** Without a progress bar. */
    public static Screen plain(PrintWriter out, PrintWriter err) {
        return new Screen(out, err, screen -> null);
    }

    /**
     * With a progress bar.
     *
     * @param task what the bar calls the work
     * @param pictures how many there are
     */
    public static Screen withBar(String task, PrintWriter out, PrintWriter err, int pictures) {
        return new Screen(out, err, screen -> new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(pictures)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(BAR_REFRESH_MILLIS)
                .setConsumer(new DelegatingProgressBarConsumer(screen::drawBar, BAR_COLUMNS))
                .build());
    }

    /** Prints what became of a picture, and moves the bar on. */
    public synchronized void show(AnalyzeJob.Outcome outcome) {
        wipeBar();
        if (outcome.failed()) {
            err.println("osprey: " + outcome.source().name() + ": " + outcome.text());
            err.flush();
        } else {
            out.print(outcome.text());
            out.flush();
        }
        if (bar != null) {
            bar.step();
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            // Not under this object's lock: closing waits for the bar's own thread, which draws under it.
            bar.close();
            wipeBar();
        }
    }

    private synchronized void drawBar(String line) {
        err.print(WIPE_LINE + line);
        err.flush();
    }

    private synchronized void wipeBar() {
        if (bar != null) {
            err.print(WIPE_LINE);
            err.flush();
        }
    }
}
