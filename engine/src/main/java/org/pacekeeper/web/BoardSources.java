package org.pacekeeper.web;

import java.util.function.Supplier;
import org.pacekeeper.campaign.Snapshot;

/**
 * Where the board reads from. The server's one thread calls all of them, some times a second, so
 * none may block.
 *
 * @param snapshot the newest state of the core; the same object again means that nothing changed
 * @param health all checks, for {@code /health} and for the board's header
 * @param metrics Prometheus text format 0.0.4
 * @param clock which clock the core's times are of
 * @param recordings asked on a worker thread, and may block
 */
public record BoardSources(
    Supplier<Snapshot> snapshot,
    Supplier<HealthReport> health,
    Supplier<String> metrics,
    BoardClock clock,
    RecordingSource recordings) {

  /** Without recordings. */
  public BoardSources(
      Supplier<Snapshot> snapshot,
      Supplier<HealthReport> health,
      Supplier<String> metrics,
      BoardClock clock) {
    this(snapshot, health, metrics, clock, RecordingSource.NONE);
  }
}
