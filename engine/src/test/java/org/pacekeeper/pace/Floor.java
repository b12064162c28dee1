package org.pacekeeper.pace;

import java.util.List;
import org.pacekeeper.event.CampaignSettings;
import org.pacekeeper.event.CampaignSettings.RetrySettings;
import org.pacekeeper.event.LeadEntry;

/** A floor of which only the counts matter. */
record Floor(int idleAgents, int inFlight, int waiting) implements PacingInput {

  @Override
  public long nowNs() {
    return 0;
  }

  @Override
  public CampaignSettings settings() {
    return new CampaignSettings(
        "sales",
        "progressive",
        List.of("carrier"),
        "",
        25_000,
        2_000,
        10_000,
        0.03,
        30L * 24 * 3600 * 1000,
        "sorry",
        List.of(),
        new RetrySettings(3, 1, 1, 1, 1),
        15_000,
        1);
  }

  @Override
  public int wishingAgents() {
    return 0;
  }

  @Override
  public int talkingAgents() {
    return 0;
  }

  @Override
  public int wrapUpAgents() {
    return 0;
  }

  @Override
  public int pausedAgents() {
    return 0;
  }

  @Override
  public int connected() {
    return 0;
  }

  @Override
  public int linesFree() {
    return 1_000;
  }

  @Override
  public int callRatePermits() {
    return 1_000;
  }

  @Override
  public LeadEntry nextLead() {
    return null;
  }

  @Override
  public long ledgerAnswered() {
    return 0;
  }

  @Override
  public long ledgerAbandoned() {
    return 0;
  }
}
