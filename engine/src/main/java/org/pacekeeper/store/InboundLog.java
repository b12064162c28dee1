package org.pacekeeper.store;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.pacekeeper.command.StoreCommand.RecordInbound;
import org.pacekeeper.event.InboundOutcome;

/** What became of calls from outside, and whose they were. Any thread. */
public final class InboundLog {
  private InboundLog() {}

  /**
   * One recorded call.
   *
   * @param leadId the caller's in that campaign, 0 when none
   * @param agent who talked, empty when nobody
   * @param waitedNs until the agent, or until the end
   */
  public record Call(
      long callId,
      String campaign,
      long leadId,
      InboundOutcome outcome,
      String agent,
      long waitedNs) {}

  private record Lead(long id, boolean ready) {}

  /**
   * Once for each call. A lead who has called and talked, and is in nobody's hands, need not be
   * called any more.
   */
  static void record(Handle handle, RecordInbound call, AttemptBook attempts) {
    Lead lead = lead(handle, call);
    int inserted =
        handle
            .createUpdate(
                "INSERT INTO inbound_call (call_id, campaign, node, called, caller, lead_id,"
                    + " outcome, agent, arrived_at_ns, connected_at_ns, ended_at_ns)"
                    + " VALUES (:call, :campaign, :node, :called, :caller, :lead, :outcome, :agent,"
                    + " :arrived, :connected, :ended) ON CONFLICT (call_id) DO NOTHING")
            .bind("call", call.callId())
            .bind("campaign", call.campaign())
            .bind("node", call.node())
            .bind("called", call.called().digits())
            .bind("caller", call.caller() == null ? 0 : call.caller().digits())
            .bind("lead", lead == null ? 0 : lead.id)
            .bind("outcome", call.outcome().name())
            .bind("agent", call.agent())
            .bind("arrived", call.arrivedAtNs())
            .bind("connected", call.connectedAtNs())
            .bind("ended", call.endedAtNs())
            .execute();
    boolean talked = call.outcome() == InboundOutcome.ANSWERED;
    if (inserted == 1 && talked && lead != null && lead.ready) attempts.callOff(handle, lead.id);
  }

  private static Lead lead(Handle handle, RecordInbound call) {
    if (call.caller() == null) return null;
    return handle
        .createQuery(
            "SELECT lead.id, lead.status FROM lead JOIN campaign ON campaign.id = lead.campaign_id"
                + " WHERE lead.phone = :phone AND campaign.name = :campaign")
        .bind("phone", call.caller().digits())
        .bind("campaign", call.campaign())
        .map(
            (row, context) ->
                new Lead(row.getLong(1), row.getString(2).equals(LeadStatus.READY.text())))
        .findOne()
        .orElse(null);
  }

  /**
   * All calls, in the order in which they ended.
   *
   * @throws StoreException when the database cannot be read
   */
  public static List<Call> calls(Database database) {
    return database.read(
        "read the inbound calls",
        handle ->
            handle
                .createQuery(
                    "SELECT call_id, campaign, lead_id, outcome, agent, arrived_at_ns,"
                        + " connected_at_ns, ended_at_ns FROM inbound_call"
                        + " ORDER BY ended_at_ns, call_id")
                .map(
                    (row, context) ->
                        new Call(
                            row.getLong(1),
                            row.getString(2),
                            row.getLong(3),
                            InboundOutcome.valueOf(row.getString(4)),
                            row.getString(5),
                            (row.getLong(7) == 0 ? row.getLong(8) : row.getLong(7))
                                - row.getLong(6)))
                .list());
  }
}
