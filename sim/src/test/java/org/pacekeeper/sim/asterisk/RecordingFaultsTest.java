package org.pacekeeper.sim.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pacekeeper.asterisk.AsteriskPbx;
import org.pacekeeper.command.PbxCommand;
import org.pacekeeper.event.LegId;
import org.pacekeeper.event.PbxEvent.AgentLegUp;
import org.pacekeeper.event.PbxEvent.CallAnswered;
import org.pacekeeper.event.PbxEvent.CallConnected;
import org.pacekeeper.event.PbxEvent.CallHungUp;
import org.pacekeeper.event.PbxEvent.NodeReconciled;
import org.pacekeeper.event.PbxEvent.RecordingFailed;
import org.pacekeeper.event.PhoneNumber;
import org.pacekeeper.sim.contract.EventLog;

/** What cannot be recorded on a real Asterisk is told, and the call goes on. */
@Tag("asterisk")
class RecordingFaultsTest {
  private static final long AGENT = LegId.of(42, 1);
  private static final long CALL = LegId.of(42, 2);

  @TempDir Path folder;

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
"""
sed -i '/^.pacekeeper-version/,+3d' extensions_pacekeeper.conf | dialplan is of version 0
sed -i '/app_mixmonitor/d' modules.conf                        | app_mixmonitor
sed -i '/func_module/d' modules.conf                           | func_module
mkdir -p ../spool && touch ../spool/monitor                    | nothing was written
mkdir -p ../spool/monitor/sales && head -c 44 /dev/zero > ../spool/monitor/sales/x.wav | 44 bytes were written, which is a header
""")
  void theCallGoesOn(String edit, String words) throws Exception {
    EventLog events = new EventLog();
    try (RealAsterisk asterisk = RealAsterisk.startEdited(folder.resolve("instance"), edit);
        AsteriskPbx pbx = new AsteriskPbx(List.of(asterisk.node()), events)) {
      pbx.start();
      events.await(NodeReconciled.class, e -> true);
      pbx.send(new PbxCommand.CallAgent("pbx1", AGENT, "anna", asterisk.phone(1001), 5_000));
      events.await(AgentLegUp.class, e -> e.legId() == AGENT);
      pbx.send(
          new PbxCommand.Originate(
              "pbx1",
              "trunk",
              CALL,
              "sales",
              1,
              1,
              PhoneNumber.of("+12025550123"),
              asterisk.callee(1, 1, 999),
              "",
              5_000,
              60_000,
              asterisk.message()));
      events.await(CallAnswered.class, e -> e.callId() == CALL);
      pbx.send(new PbxCommand.RecordCall("pbx1", CALL, "sales/x.wav", ""));
      pbx.send(new PbxCommand.Connect("pbx1", CALL, "anna", AGENT));
      events.await(CallConnected.class, e -> e.callId() == CALL);
      assertThat(events.count(CallHungUp.class, e -> true)).isZero();
      pbx.send(new PbxCommand.Hangup("pbx1", CALL, "test"));
      RecordingFailed failed = events.await(RecordingFailed.class, e -> e.callId() == CALL);
      assertThat(failed.detail()).contains(words);
      events.await(CallHungUp.class, e -> e.callId() == CALL);
    }
  }
}
