package org.pacekeeper.store;

import org.pacekeeper.command.StoreCommand.LeadNext;
import org.pacekeeper.command.StoreCommand.RecordAttempt;
import org.pacekeeper.event.Outcome;
import org.pacekeeper.event.PhoneNumber;

/** Attempts of which only some fields matter. */
final class Attempts {
  private Attempts() {}

  static RecordAttempt of(
      long callId, long leadId, long phone, Outcome outcome, LeadNext next, long nextAttemptAtNs) {
    return new RecordAttempt(
        callId,
        "c",
        leadId,
        1,
        new PhoneNumber(phone),
        "node",
        "trunk",
        "+12025550199",
        outcome,
        false,
        16,
        200,
        "",
        1,
        2,
        0,
        0,
        4,
        next,
        nextAttemptAtNs);
  }
}
