package org.pacekeeper.store;

import java.util.Locale;
import org.jdbi.v3.core.Handle;
import org.pacekeeper.command.StoreCommand.LeadNext;
import org.pacekeeper.command.StoreCommand.RecordAttempt;
import org.pacekeeper.command.StoreCommand.RecordDisposition;
import org.pacekeeper.command.StoreCommand.RecordEnding;
import org.pacekeeper.command.StoreCommand.ReleaseLead;

/** Writes down how attempts ended, and what becomes of their leads. */
final class AttemptBook {
  private final String journalId;
  private final Dialect dialect;

  AttemptBook(String journalId, Dialect dialect) {
    this.journalId = journalId;
    this.dialect = dialect;
  }

  /** Once for each call: a second record of the same call changes nothing. */
  void record(Handle handle, RecordAttempt attempt) {
    if (!insert(handle, attempt)) return;
    int counted = attempt.outcome().countsAsAttempt() ? 1 : 0;
    settle(handle, attempt.leadId(), attempt.next(), attempt.nextAttemptAtNs(), counted);
  }

  void release(Handle handle, ReleaseLead release) {
    settle(handle, release.leadId(), release.next(), release.notBeforeNs(), 0);
  }

  /** A lead in nobody's hands is not to be called any more. */
  void callOff(Handle handle, long leadId) {
    settle(handle, leadId, LeadNext.DONE, 0, 0);
  }

  void dispose(Handle handle, RecordDisposition disposition, long nowNs) {
    handle
        .createUpdate(
            "INSERT INTO disposition (call_id, agent, code, note, recorded_at_ns)"
                + " VALUES (:call, :agent, :code, :note, :now)"
                + " ON CONFLICT (call_id) DO UPDATE SET agent = excluded.agent,"
                + " code = excluded.code, note = excluded.note,"
                + " recorded_at_ns = excluded.recorded_at_ns")
        .bind("call", disposition.callId())
        .bind("agent", disposition.agent())
        .bind("code", disposition.code())
        .bind("note", disposition.note())
        .bind("now", nowNs)
        .execute();
  }

  /** Once for each call and ending. */
  void end(Handle handle, RecordEnding ending, long nowNs) {
    handle
        .createUpdate(
            "INSERT INTO ending (call_id, ending, detail, recorded_at_ns)"
                + " VALUES (:call, :ending, :detail, :now) ON CONFLICT (call_id, ending) DO NOTHING")
        .bind("call", ending.callId())
        .bind("ending", ending.ending().name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .bind("detail", ending.detail())
        .bind("now", nowNs)
        .execute();
  }

  private static boolean insert(Handle handle, RecordAttempt attempt) {
    return handle
            .createUpdate(
                "INSERT INTO attempt (call_id, lead_id, campaign, attempt, phone, node, trunk,"
                    + " caller_id, outcome, late, cause, sip_status, agent, originated_at_ns,"
                    + " ringing_at_ns, answered_at_ns, connected_at_ns, ended_at_ns, next,"
                    + " next_attempt_at_ns) VALUES (:callId, :leadId, :campaign, :attempt, :phone,"
                    + " :node, :trunk, :callerId, :outcome, :late, :cause, :sipStatus, :agent,"
                    + " :originatedAtNs, :ringingAtNs, :answeredAtNs, :connectedAtNs, :endedAtNs,"
                    + " :next, :nextAttemptAtNs) ON CONFLICT (call_id) DO NOTHING")
            .bind("callId", attempt.callId())
            .bind("leadId", attempt.leadId())
            .bind("campaign", attempt.campaign())
            .bind("attempt", attempt.attempt())
            .bind("phone", attempt.phone().digits())
            .bind("node", attempt.node())
            .bind("trunk", attempt.trunk())
            .bind("callerId", attempt.callerId())
            .bind("outcome", attempt.outcome().name())
            .bind("late", attempt.late() ? 1 : 0)
            .bind("cause", attempt.cause())
            .bind("sipStatus", attempt.sipStatus())
            .bind("agent", attempt.agent())
            .bind("originatedAtNs", attempt.originatedAtNs())
            .bind("ringingAtNs", attempt.ringingAtNs())
            .bind("answeredAtNs", attempt.answeredAtNs())
            .bind("connectedAtNs", attempt.connectedAtNs())
            .bind("endedAtNs", attempt.endedAtNs())
            .bind("next", attempt.next().name())
            .bind("nextAttemptAtNs", attempt.nextAttemptAtNs())
            .execute()
        == 1;
  }

  /**
   * Takes a lead out of this engine's hands. One that another engine holds, or that has come to its
   * end meanwhile, only has its attempts counted.
   */
  private void settle(Handle handle, long leadId, LeadNext next, long notBeforeNs, int counted) {
    Lead lead =
        handle
            .createQuery(
                "SELECT campaign_id, status, claimed_by, phone FROM lead WHERE id = :id"
                    + dialect.lockRows())
            .bind("id", leadId)
            .map(
                (row, context) ->
                    new Lead(row.getLong(1), row.getString(2), row.getString(3), row.getLong(4)))
            .findOne()
            .orElse(null);
    if (lead == null) return;
    boolean wasReady = lead.status.equals(LeadStatus.READY.text());
    if (wasReady || journalId.equals(lead.claimedBy)) {
      LeadStatus status = status(handle, next, lead.phone);
      handle
          .createUpdate(
              "UPDATE lead SET status = :status, claimed_by = NULL, attempts = attempts + :counted,"
                  + " next_attempt_at_ns = :notBefore WHERE id = :id")
          .bind("status", status.text())
          .bind("counted", counted)
          .bind("notBefore", notBeforeNs)
          .bind("id", leadId)
          .execute();
      int readyBefore = wasReady ? 1 : 0;
      int readyAfter = status == LeadStatus.READY ? 1 : 0;
      LeadTally.add(handle, lead.campaignId, journalId, readyAfter - readyBefore);
    } else if (counted > 0) {
      handle
          .createUpdate("UPDATE lead SET attempts = attempts + :counted WHERE id = :id")
          .bind("counted", counted)
          .bind("id", leadId)
          .execute();
    }
  }

  private static LeadStatus status(Handle handle, LeadNext next, long phone) {
    return switch (next) {
      case DONE -> LeadStatus.DONE;
      case EXHAUSTED -> LeadStatus.EXHAUSTED;
      case INVALID -> LeadStatus.INVALID;
      case DO_NOT_CALL -> LeadStatus.DO_NOT_CALL;
      case RETRY ->
          DoNotCallTable.contains(handle, phone) ? LeadStatus.DO_NOT_CALL : LeadStatus.READY;
    };
  }

  private record Lead(long campaignId, String status, String claimedBy, long phone) {}
}
