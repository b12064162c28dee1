package org.pacekeeper.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pacekeeper.command.LimitingFactor;
import org.pacekeeper.command.PbxCommand.Originate;
import org.pacekeeper.event.LeadEntry;
import org.pacekeeper.event.LeadEvent.DoNotCallAdded;
import org.pacekeeper.pace.Pacer;
import org.pacekeeper.pace.PacingDecision;
import org.pacekeeper.pace.PacingInput;
import org.pacekeeper.pace.Policies;

/** A policy may choose whom to call; the rules stay above it. */
class ChosenLeadsTest {

  /** Places three calls once, to the leads it was made with. */
  private static final class Choosing implements Pacer {
    private final List<Long> wished;
    private final List<Long> seen = new ArrayList<>();
    private boolean done;

    Choosing(List<Long> wished) {
      this.wished = wished;
    }

    @Override
    public PacingDecision decide(PacingInput in) {
      if (done || in.nextLead() == null) return PacingDecision.plain(0, LimitingFactor.IDLE_AGENTS);
      done = true;
      in.eachLead(lead -> seen.add(lead.leadId()));
      return PacingDecision.plain(3, LimitingFactor.IDLE_AGENTS).leads(wished);
    }

    @Override
    public String explain(PacingInput in, PacingDecision decision) {
      return "chosen";
    }
  }

  @Test
  void chosenLeadsAreCalledFirstAndOthersFillTheCount() {
    assertThat(dialed(List.of(4L, 3L))).containsExactly(4L, 3L, 1L);
  }

  @Test
  void chosenLeadsThatAreNotInHandOrNotAllowedArePassedOver() {
    // 9 is not in hand, 5 is asleep, 2 is on the do-not-call list
    assertThat(dialed(List.of(9L, 5L, 2L, 4L))).containsExactly(4L, 1L, 3L);
  }

  @Test
  void aPolicySeesTheLeadsThatMayBeCalledNow() {
    Choosing policy = new Choosing(List.of());
    run(policy);
    assertThat(policy.seen).containsExactly(1L, 2L, 3L, 4L);
  }

  private static List<Long> dialed(List<Long> wished) {
    return run(new Choosing(wished)).all(Originate.class).stream().map(Originate::leadId).toList();
  }

  private static CoreRig run(Pacer policy) {
    CoreRig rig = new CoreRig(Policies.shipped().with("test.Choosing", name -> policy));
    rig.campaign("test.Choosing").agents(3);
    rig.on(new DoNotCallAdded(CoreRig.lead(2).phone(), "agent"));
    LeadEntry asleep = new LeadEntry(5, CoreRig.lead(5).phone(), List.of("Pacific/Honolulu"), 0);
    List<LeadEntry> leads = new ArrayList<>();
    for (long id = 1; id <= 4; id++) leads.add(CoreRig.lead(id));
    leads.add(asleep);
    rig.leads(leads);
    return rig;
  }
}
