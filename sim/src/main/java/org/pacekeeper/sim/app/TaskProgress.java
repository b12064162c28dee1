package org.pacekeeper.sim.app;

import org.pacekeeper.app.cli.Console;
import org.pacekeeper.app.cli.Progress;
import org.pacekeeper.sim.compare.Watcher;

/** Shows one task after the other on a terminal. One thread. */
final class TaskProgress implements Watcher, AutoCloseable {
  private final Console console;
  private Progress progress;
  private long total;
  private long done;

  TaskProgress(Console console) {
    this.console = console;
  }

  @Override
  public void begun(String task, long runs) {
    close();
    progress = Progress.on(console, task, " runs", 1);
    total = runs;
    done = 0;
    progress.at(0, total);
  }

  @Override
  public void ranOne() {
    progress.at(++done, total);
  }

  @Override
  public void close() {
    if (progress != null) progress.close();
    progress = null;
  }
}
