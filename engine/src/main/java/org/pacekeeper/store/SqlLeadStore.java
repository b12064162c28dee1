package org.pacekeeper.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.pacekeeper.command.CommandRecord;
import org.pacekeeper.command.StoreCommand;
import org.pacekeeper.command.StoreCommand.AmendOutcome;
import org.pacekeeper.command.StoreCommand.FetchLeads;
import org.pacekeeper.command.StoreCommand.KeepRecording;
import org.pacekeeper.command.StoreCommand.RecordAbandoned;
import org.pacekeeper.command.StoreCommand.RecordAttempt;
import org.pacekeeper.command.StoreCommand.RecordDisposition;
import org.pacekeeper.command.StoreCommand.RecordDoNotCall;
import org.pacekeeper.command.StoreCommand.RecordEnding;
import org.pacekeeper.command.StoreCommand.RecordInbound;
import org.pacekeeper.command.StoreCommand.ReleaseLead;
import org.pacekeeper.core.LeadStore;
import org.pacekeeper.event.LeadEvent;

/**
 * The lead store in SQL. Several engines may share one PostgreSQL, each under its own journal id:
 * no lead is in two hands.
 *
 * <p>Exactly once: the position moves in the transaction that writes, and an attempt's call id is
 * its primary key. Time is that of the commands, never the database's. One thread.
 */
public final class SqlLeadStore implements LeadStore {
  private final Database database;
  private final String journalId;
  private final LeadClaims claims;
  private final AttemptBook attempts;

  private SqlLeadStore(Database database, String journalId, CallingTimes times) {
    this.database = database;
    this.journalId = journalId;
    this.claims = new LeadClaims(journalId, database.dialect(), times);
    this.attempts = new AttemptBook(journalId, database.dialect());
  }

  /**
   * @param database stays open when this store is closed
   * @param journalId names the command journal for ever: the position and the claims are kept under
   *     it
   * @throws StoreException when the database cannot be written
   */
  public static SqlLeadStore open(Database database, String journalId, CallingTimes times) {
    if (journalId.isEmpty() || journalId.length() > 64)
      throw new IllegalArgumentException(
          "journal id '" + journalId + "': expected 1 to 64 characters");
    SqlLeadStore store = new SqlLeadStore(database, journalId, times);
    database.write("open the position of journal " + journalId, store::createPosition);
    return store;
  }

  /** A new engine need not hear of numbers listed before it came: no claim will hand them out. */
  private int createPosition(Handle handle) {
    return handle
        .createUpdate(
            "INSERT INTO journal_position (journal_id, sequence, do_not_call_change)"
                + " SELECT :journal, 0, change FROM do_not_call_clock WHERE id = 1"
                + " ON CONFLICT (journal_id) DO NOTHING")
        .bind("journal", journalId)
        .execute();
  }

  @Override
  public long position() {
    return database.read("read the position", handle -> position(handle, ""));
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException when a command is missing between the position and these
   * @throws StoreException when the database fails; nothing was applied, and the same commands may
   *     be given again
   */
  @Override
  public List<LeadEvent> apply(List<CommandRecord> commands) {
    if (commands.isEmpty()) return List.of();
    return database.write("apply commands", handle -> apply(handle, commands));
  }

  private List<LeadEvent> apply(Handle handle, List<CommandRecord> commands) {
    if (commands.stream().anyMatch(record -> record.command() instanceof RecordDoNotCall))
      DoNotCallTable.lock(handle);
    long before = position(handle, database.dialect().lockRows());
    long position = before;
    List<LeadEvent> answers = new ArrayList<>();
    for (CommandRecord record : commands) {
      if (record.sequence() <= position) continue;
      if (record.sequence() != position + 1)
        throw new IllegalArgumentException(
            "command " + record.sequence() + ": expected command " + (position + 1) + " next");
      position = record.sequence();
      LeadEvent answer = apply(handle, record);
      if (answer != null) answers.add(answer);
    }
    if (position > before) movePosition(handle, position);
    return answers;
  }

  private LeadEvent apply(Handle handle, CommandRecord record) {
    if (record.command() instanceof StoreCommand command)
      return apply(handle, command, record.timeNs());
    return null;
  }

  private LeadEvent apply(Handle handle, StoreCommand command, long nowNs) {
    if (command instanceof FetchLeads fetch) return claims.fetch(handle, fetch, nowNs);
    if (command instanceof RecordAttempt attempt) attempts.record(handle, attempt);
    else if (command instanceof ReleaseLead release) attempts.release(handle, release);
    else if (command instanceof RecordDisposition disposition)
      attempts.dispose(handle, disposition, nowNs);
    else if (command instanceof RecordAbandoned call) AbandonedCalls.record(handle, call);
    else if (command instanceof AmendOutcome amended)
      AbandonedCalls.amend(handle, amended.callId(), amended.outcome());
    else if (command instanceof RecordInbound call) InboundLog.record(handle, call, attempts);
    else if (command instanceof RecordEnding ending) attempts.end(handle, ending, nowNs);
    else if (command instanceof KeepRecording recording) Recordings.keep(handle, recording);
    else if (command instanceof RecordDoNotCall listed)
      DoNotCallTable.add(handle, List.of(listed.phone()), listed.source(), nowNs, journalId);
    return null;
  }

  private long position(Handle handle, String lock) {
    return handle
        .createQuery("SELECT sequence FROM journal_position WHERE journal_id = :journal" + lock)
        .bind("journal", journalId)
        .mapTo(Long.class)
        .one();
  }

  private void movePosition(Handle handle, long position) {
    handle
        .createUpdate(
            "UPDATE journal_position SET sequence = :position WHERE journal_id = :journal")
        .bind("position", position)
        .bind("journal", journalId)
        .execute();
  }

  @Override
  public void releaseClaimsExcept(Set<Long> held) {
    database.write(
        "release claims",
        handle -> {
          claims.releaseExcept(handle, held);
          return null;
        });
  }

  /** Does nothing: the database belongs to whoever opened it. */
  @Override
  public void close() {}
}
