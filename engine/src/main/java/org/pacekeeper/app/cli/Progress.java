package org.pacekeeper.app.cli;

import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows on a terminal how far long work has come; shows nothing anywhere else. One thread. */
public final class Progress implements AutoCloseable {
  private final ProgressBar bar;

  private Progress(ProgressBar bar) {
    this.bar = bar;
  }

  /**
   * @param task what is being done, two or three words
   * @param unit short, with a leading space
   * @param unitSize how many steps make one unit
   */
  public static Progress on(Console console, String task, String unit, long unitSize) {
    if (!console.terminal()) return new Progress(null);
    return new Progress(
        new ProgressBarBuilder()
            .setTaskName(task)
            .setUnit(unit, unitSize)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(200)
            .clearDisplayOnFinish()
            .setConsumer(new ConsoleProgressBarConsumer(console.err()))
            .build());
  }

  /**
   * @param total 0 or less when it is not known
   */
  public void at(long steps, long total) {
    if (bar == null) return;
    bar.maxHint(total > 0 ? total : -1);
    bar.stepTo(steps);
  }

  @Override
  public void close() {
    if (bar != null) bar.close();
  }
}
