package org.pacekeeper.core;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pacekeeper.campaign.Snapshot.CallerIdView;
import org.pacekeeper.command.Command;
import org.pacekeeper.command.PbxCommand.Originate;
import org.pacekeeper.event.CallerIdPool;
import org.pacekeeper.event.CallerIdPool.Attestation;
import org.pacekeeper.event.CallerIdPool.Rests;
import org.pacekeeper.event.CallerIdPool.Shown;
import org.pacekeeper.event.ControlEvent.CallerIdPoolConfigured;
import org.pacekeeper.event.ControlEvent.CallerIdsConfigured;
import org.pacekeeper.event.Event;
import org.pacekeeper.event.LeadEntry;
import org.pacekeeper.event.Outcome;
import org.pacekeeper.event.PbxEvent.CallAnswered;
import org.pacekeeper.event.PbxEvent.CallFailed;
import org.pacekeeper.event.PbxEvent.CallHungUp;
import org.pacekeeper.event.PbxEvent.Party;
import org.pacekeeper.event.PhoneNumber;

/** A campaign that shows numbers of a pool, and callees who do as the test says. */
final class ShownRig {
  static final long DAY_MS = 86_400_000L;

  /** Two refusals within an hour rest a number for a day; a fall for a week; 20 calls of trial. */
  static final Rests RESTS = new Rests(2, 3_600_000, DAY_MS, 7 * DAY_MS, 20);

  final CoreRig rig = new CoreRig().campaign("progressive");
  private long nextLead = 1;
  private long callee = 12_025_550_000L;

  ShownRig(Shown... numbers) {
    this(RESTS, numbers);
  }

  ShownRig(Rests rests, Shown... numbers) {
    rig.on(new CallerIdPoolConfigured(new CallerIdPool("us", "UTC", List.of(numbers), rests)));
    rig.on(new CallerIdsConfigured("sales", "us"));
  }

  static Shown shown(long digits, int perDay, String... serves) {
    return new Shown(new PhoneNumber(digits), List.of(serves), perDay, Attestation.NONE, List.of());
  }

  /** An agent whose calls this rig ends at once. */
  ShownRig agent() {
    rig.agents(1);
    return this;
  }

  /** What a callee of this number is called with; null when nobody was called. */
  Originate dial(long to) {
    return dial(to, 0);
  }

  Originate dial(long to, int attempts) {
    List<Command> commands =
        rig.leads(
            List.of(
                new LeadEntry(
                    nextLead++, new PhoneNumber(to), List.of("America/New_York"), attempts)));
    List<Originate> placed = CoreRig.of(commands, Originate.class);
    return placed.isEmpty() ? null : placed.get(0);
  }

  /** Calls somebody else each time. */
  Originate dialSomebody() {
    return dial(callee++);
  }

  /** Ends a call unanswered. */
  List<Command> fails(Originate call, Outcome outcome) {
    return rig.on(new CallFailed(call.callId(), outcome, 0, 0, 0, ""));
  }

  /** The callee answers and hangs up before an agent is there; the agent stays free. */
  void answersAndHangsUp(Originate call) {
    rig.on(new CallAnswered(call.callId()));
    rig.on(new CallHungUp(call.callId(), 16, Party.CALLEE));
    rig.after(11);
  }

  List<Command> on(Event event) {
    return rig.on(event);
  }

  CallerIdView view(long digits) {
    return rig.core.snapshot().callerIds().stream()
        .filter(each -> each.number().equals("+" + digits))
        .findFirst()
        .orElseThrow();
  }

  /** How often each number was shown, since the beginning. */
  Map<String, Integer> uses() {
    Map<String, Integer> uses = new LinkedHashMap<>();
    for (Originate each : rig.all(Originate.class)) uses.merge(each.callerId(), 1, Integer::sum);
    return uses;
  }

  List<String> shownInOrder() {
    List<String> shown = new ArrayList<>();
    for (Originate each : rig.all(Originate.class)) shown.add(each.callerId());
    return shown;
  }
}
