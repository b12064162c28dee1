package org.pacekeeper.sim.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pacekeeper.asterisk.AsteriskPbx;
import org.pacekeeper.asterisk.AsteriskTimings;
import org.pacekeeper.command.PbxCommand;
import org.pacekeeper.event.LegId;
import org.pacekeeper.event.PbxEvent.AgentLegUp;
import org.pacekeeper.event.PbxEvent.CallAnswered;
import org.pacekeeper.event.PbxEvent.CallConnected;
import org.pacekeeper.event.PbxEvent.CallHungUp;
import org.pacekeeper.event.PbxEvent.ChannelMissing;
import org.pacekeeper.event.PbxEvent.NodeReconciled;
import org.pacekeeper.event.PhoneNumber;
import org.pacekeeper.sim.contract.EventLog;

/**
 * A real Asterisk whose account is never told that a channel has ended: the calls are looked up and
 * given up all the same, and only those that are gone.
 */
@Tag("asterisk")
class LostEndOnAsteriskTest {
  private static final AsteriskTimings OFTEN =
      new AsteriskTimings(2_000, 5_000, 500, 1_000, 5_000, 100, 5_000, 2_000, 2_000, 15_000, 500);
  private static final long AGENT = LegId.of(42, 1);
  private static final long TALKS = LegId.of(42, 2);
  private static final long HUNG_UP = LegId.of(42, 3);
  private static final long STAYS = LegId.of(42, 4);

  @TempDir Path folder;

  @Test
  void whatIsGoneIsGivenUpThoughItsEndWasNotTold() throws Exception {
    EventLog events = new EventLog();
    String deaf = "sed -i '/^eventfilter.*Hangup/d' manager.conf";
    try (RealAsterisk asterisk = RealAsterisk.startEdited(folder.resolve("instance"), deaf);
        AsteriskPbx pbx = new AsteriskPbx(List.of(asterisk.node()), events, OFTEN)) {
      pbx.start();
      events.await(NodeReconciled.class, e -> true);
      pbx.send(new PbxCommand.CallAgent("pbx1", AGENT, "anna", asterisk.phone(1001), 5_000));
      events.await(AgentLegUp.class, e -> e.legId() == AGENT);
      for (long call : new long[] {TALKS, HUNG_UP, STAYS}) {
        pbx.send(originate(call, asterisk.callee(1, 1, 999), asterisk.message()));
        events.await(CallAnswered.class, e -> e.callId() == call);
      }
      pbx.send(new PbxCommand.Connect("pbx1", TALKS, "anna", AGENT));
      events.await(CallConnected.class, e -> e.callId() == TALKS);
      pbx.send(new PbxCommand.HangupAgent("pbx1", AGENT, "anna", "test"));
      pbx.send(new PbxCommand.Hangup("pbx1", HUNG_UP, "test"));

      for (long gone : new long[] {TALKS, HUNG_UP, AGENT})
        events.await(ChannelMissing.class, e -> e.legId() == gone);
      assertThat(events.count(CallHungUp.class, e -> true)).isZero();
      assertThat(events.count(ChannelMissing.class, e -> e.legId() == STAYS)).isZero();
    }
  }

  private static PbxCommand.Originate originate(long callId, String to, String message) {
    return new PbxCommand.Originate(
        "pbx1",
        "trunk",
        callId,
        "sales",
        callId,
        1,
        PhoneNumber.of("+12025550123"),
        to,
        "",
        5_000,
        60_000,
        message);
  }
}
