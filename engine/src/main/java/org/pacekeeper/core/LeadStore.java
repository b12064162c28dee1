package org.pacekeeper.core;

import java.util.List;
import java.util.Set;
import org.pacekeeper.command.CommandRecord;
import org.pacekeeper.event.LeadEvent;

/**
 * Port: where leads, attempts, dispositions and the do-not-call list are kept. Fed with the command
 * journal; keeps its own position in it, in the same transaction as what it writes, so that nothing
 * is written twice and nothing is left out. One thread.
 */
public interface LeadStore extends AutoCloseable {

  /** Sequence number of the last command applied, 0 at first. */
  long position();

  /**
   * Applies commands that follow the position, all or none; other commands than {@code
   * StoreCommand} only move the position. Those at or before the position are skipped.
   *
   * @return answers to fetches, to be appended to the event journal by the caller
   */
  List<LeadEvent> apply(List<CommandRecord> commands);

  /**
   * After a restart: gives back what was claimed for the core and never reached it. Leads in {@code
   * held} stay claimed.
   */
  void releaseClaimsExcept(Set<Long> held);

  @Override
  void close();
}
