package org.pacekeeper.store;

import org.jdbi.v3.core.Handle;

/**
 * How many leads of a campaign are ready, without counting them: a sum over one row for each
 * writer, changed in the transaction that changes the leads.
 */
final class LeadTally {
  private LeadTally() {}

  static void add(Handle handle, long campaignId, String writer, long ready) {
    if (ready == 0) return;
    handle
        .createUpdate(
            "INSERT INTO lead_tally (campaign_id, writer, ready) VALUES (:campaign, :writer, :ready)"
                + " ON CONFLICT (campaign_id, writer)"
                + " DO UPDATE SET ready = lead_tally.ready + excluded.ready")
        .bind("campaign", campaignId)
        .bind("writer", writer)
        .bind("ready", ready)
        .execute();
  }

  static long ready(Handle handle, long campaignId) {
    return handle
        .createQuery("SELECT COALESCE(SUM(ready), 0) FROM lead_tally WHERE campaign_id = :campaign")
        .bind("campaign", campaignId)
        .mapTo(Long.class)
        .one();
  }
}
