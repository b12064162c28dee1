package org.pacekeeper.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.pacekeeper.campaign.Snapshot.CampaignView;
import org.pacekeeper.campaign.Snapshot.InboundView;
import org.pacekeeper.command.Command;
import org.pacekeeper.command.PbxCommand.Originate;
import org.pacekeeper.command.PbxCommand.TakeInbound;
import org.pacekeeper.command.StoreCommand.RecordAttempt;
import org.pacekeeper.command.StoreCommand.RecordInbound;
import org.pacekeeper.event.AgentEvent.AgentLoggedIn;
import org.pacekeeper.event.AgentEvent.AgentReady;
import org.pacekeeper.event.CampaignSettings;
import org.pacekeeper.event.ControlEvent.CampaignConfigured;
import org.pacekeeper.event.ControlEvent.Checkpointed;
import org.pacekeeper.event.ControlEvent.EngineStopping;
import org.pacekeeper.event.ControlEvent.InboundConfigured;
import org.pacekeeper.event.Event;
import org.pacekeeper.event.EventRecord;
import org.pacekeeper.event.InboundSettings;
import org.pacekeeper.event.InboundSettings.Priority;
import org.pacekeeper.event.PbxEvent.InboundArrived;
import org.pacekeeper.event.PhoneNumber;
import org.pacekeeper.pace.Policies;

/** What must hold of calls from outside, whatever the PBX does. */
class InboundPropertyTest {
  private static final PhoneNumber OURS = PhoneNumber.of("+12025550100");
  private static final int AGENTS = 4;

  /** One run of an erratic node with callers; from {@code restoreAt} on a second core beside. */
  private static final class Run {
    final CoreRig rig = new CoreRig();
    final Random random;
    final ErraticNode node;
    final List<Command> ofSecond = new ArrayList<>();
    private DialerCore second;
    private int secondFrom;
    private int carriedOut;
    private int callers;

    Run(long seed, int steps) {
      random = new Random(seed);
      node = new ErraticNode(random);
      CampaignSettings settings =
          CoreRig.settings(seed % 2 == 0 ? "fixed.Ratio:r=2" : "predictive", 0.5);
      rig.campaign("progressive");
      rig.on(new CampaignConfigured(settings));
      Priority priority = Priority.values()[random.nextInt(Priority.values().length)];
      String message = random.nextBoolean() ? "closed" : "";
      rig.on(
          new InboundConfigured(
              "sales",
              new InboundSettings(List.of(OURS), priority, 20_000, message, "", 30_000, 5_000)));
      for (int i = 1; i <= AGENTS; i++)
        rig.on(new AgentLoggedIn("a" + i, "sales", "pbx", "PJSIP/a" + i));
      int restoreAt = random.nextInt(steps);
      for (int i = 0; i < steps; i++) {
        if (i == restoreAt) restore();
        step();
      }
      finish();
    }

    private void restore() {
      second =
          DialerCore.restore(
              Policies.shipped(),
              new Checkpointed(rig.events.size(), rig.commands.size(), rig.core.checkpoint()));
      secondFrom = rig.commands.size();
    }

    private void step() {
      carryOut();
      node.live();
      if (random.nextInt(8) == 0)
        on(new InboundArrived("pbx", "in/" + (callers += random.nextInt(2)), OURS, caller()));
      if (random.nextInt(12) == 0) on(new AgentReady("a" + (1 + random.nextInt(AGENTS))));
      Event event = node.next();
      if (event == null) {
        rig.nowNs += (long) (random.nextDouble() * 2 * CoreRig.SECOND);
        on(new org.pacekeeper.event.ControlEvent.Tick());
      } else {
        on(event);
      }
    }

    private PhoneNumber caller() {
      return random.nextBoolean() ? null : CoreRig.lead(1 + random.nextInt(500)).phone();
    }

    private void on(Event event) {
      rig.nowNs += random.nextInt(50_000_000);
      rig.on(event);
      if (second != null)
        second.apply(new EventRecord(rig.events.size(), rig.nowNs, event), ofSecond::add);
    }

    private void carryOut() {
      for (; carriedOut < rig.commands.size(); carriedOut++)
        node.carryOut(rig.commands.get(carriedOut));
    }

    private void finish() {
      on(new EngineStopping("done"));
      for (int i = 0; i < 400 && (rig.core.callsUp() > 0 || !node.quiet()); i++) {
        carryOut();
        node.endAll();
        for (Event event = node.next(); event != null; event = node.next()) {
          on(event);
          carryOut();
        }
        rig.nowNs += 5 * CoreRig.SECOND;
        on(new org.pacekeeper.event.ControlEvent.Tick());
      }
    }

    CampaignView campaign() {
      return rig.core.snapshot().campaigns().get(0);
    }
  }

  @Property(tries = 400)
  void everyCallThatWasTakenIsRecordedOnceAndApartFromTheAttempts(@ForAll long seed) {
    Run run = new Run(seed, 250);
    assertThat(run.rig.core.callsUp()).isZero();
    Map<Long, Integer> records = new HashMap<>();
    for (RecordInbound record : run.rig.all(RecordInbound.class))
      records.merge(record.callId(), 1, Integer::sum);
    List<Long> taken = run.rig.all(TakeInbound.class).stream().map(TakeInbound::callId).toList();
    assertThat(records.keySet()).containsExactlyInAnyOrderElementsOf(taken);
    assertThat(records.values()).allMatch(count -> count == 1);
    assertThat(run.rig.all(RecordAttempt.class)).hasSameSizeAs(run.rig.all(Originate.class));
    CampaignView campaign = run.campaign();
    InboundView inbound = campaign.inbound();
    assertThat(inbound.offered()).isEqualTo(taken.size());
    assertThat(inbound.answered() + inbound.abandoned() + inbound.timedOut() + inbound.lost())
        .isEqualTo(inbound.offered());
    assertThat(inbound.waiting() + inbound.talking()).isZero();
    assertThat(campaign.answered()).isLessThanOrEqualTo(campaign.originated());
    assertThat(campaign.abandoned()).isLessThanOrEqualTo(campaign.answered());
  }

  @Property(tries = 300)
  void aCoreRestoredAtAnyMomentDecidesAlike(@ForAll long seed) {
    Run run = new Run(seed, 250);
    assertThat(run.ofSecond)
        .isEqualTo(run.rig.commands.subList(run.secondFrom, run.rig.commands.size()));
    assertThat(run.second.checkpoint()).isEqualTo(run.rig.core.checkpoint());
  }
}
