package org.pacekeeper.sim.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pacekeeper.asterisk.AsteriskPbx;
import org.pacekeeper.asterisk.AsteriskTimings;
import org.pacekeeper.command.PbxCommand;
import org.pacekeeper.event.LegId;
import org.pacekeeper.event.Outcome;
import org.pacekeeper.event.PbxEvent.CallAnswered;
import org.pacekeeper.event.PbxEvent.CallFailed;
import org.pacekeeper.event.PbxEvent.CallHungUp;
import org.pacekeeper.event.PbxEvent.CallRinging;
import org.pacekeeper.event.PbxEvent.NodeReconciled;
import org.pacekeeper.event.PbxEvent.Party;
import org.pacekeeper.event.PhoneNumber;
import org.pacekeeper.sim.contract.EventLog;

/**
 * What a carrier says over SIP arrives as the right outcome: PJSIP on one side, SIPp on the other.
 */
@Tag("asterisk")
class SipOutcomeTest {
  /**
   * Of a burst of 200 INVITEs a busy far end loses some; what SIP sends again after half a second
   * and a second and a half may be answered only then, and a shorter timeout of ours would win.
   */
  private static final int BURST_TIMEOUT_MS = 20_000;

  @TempDir static Path folder;

  private static RealAsterisk asterisk;
  private static SippCarrier carrier;
  private static AsteriskPbx pbx;
  private static final EventLog events = new EventLog();
  private static int lastSequence;

  @BeforeAll
  static void start() throws Exception {
    asterisk = RealAsterisk.start(folder.resolve("asterisk"));
    Files.createDirectories(folder.resolve("sipp"));
    carrier = SippCarrier.start(asterisk.carrierPort(), folder.resolve("sipp"));
    pbx = new AsteriskPbx(List.of(asterisk.node()), events, AsteriskTimings.defaults());
    pbx.start();
    events.await(NodeReconciled.class, e -> true);
  }

  @AfterAll
  static void stop() {
    if (pbx != null) pbx.close();
    if (carrier != null) carrier.close();
    if (asterisk != null) asterisk.close();
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
"""
403, REJECTED,     403
404, INVALID,      404
408, NO_ANSWER,    408
410, INVALID,      410
480, NO_ANSWER,    480
484, INVALID,      484
486, BUSY,         486
488, INCOMPATIBLE, 488
500, OUT_OF_ORDER, 500
502, OUT_OF_ORDER, 502
503, CONGESTION,   503
504, OUT_OF_ORDER, 504
600, BUSY,         600
603, REJECTED,     603
604, INVALID,      604
606, INCOMPATIBLE, 606
607, BLOCKED,      607
608, BLOCKED,      608
993, BLOCKED,      603
""")
  void takesARefusalForWhatItSays(String code, Outcome outcome, int sipStatus) {
    long call = dial(9000 + lastSequence, code, 10_000);
    CallFailed failed = events.await(CallFailed.class, e -> e.callId() == call);
    assertThat(failed.outcome()).isEqualTo(outcome);
    assertThat(failed.sipStatus()).isEqualTo(sipStatus);
    assertThat(SippCarrier.refusalCodes()).contains(code);
  }

  @Test
  void tellsOurOwnRingTimeoutFromATheirRefusal() {
    long call = dial(8000, SippCarrier.RINGS, 800);
    CallFailed failed = events.await(CallFailed.class, e -> e.callId() == call);
    assertThat(failed.outcome()).isEqualTo(Outcome.NO_ANSWER);
    assertThat(failed.sipStatus()).isZero();
    assertThat(events.count(CallRinging.class, e -> e.callId() == call)).isOne();
  }

  @Test
  void cancelsACallThatRings() {
    long call = dial(8001, SippCarrier.RINGS, 10_000);
    events.await(CallRinging.class, e -> e.callId() == call);
    pbx.send(new PbxCommand.Hangup("pbx1", call, "test"));
    CallFailed failed = events.await(CallFailed.class, e -> e.callId() == call);
    assertThat(failed.outcome()).isEqualTo(Outcome.CANCELLED);
  }

  @Test
  void tellsWhoHungUp() {
    long theirs = dial(8002, SippCarrier.ANSWERS, 10_000);
    long ours = dial(8003, SippCarrier.STAYS, 10_000);
    events.await(CallAnswered.class, e -> e.callId() == ours);
    pbx.send(new PbxCommand.Hangup("pbx1", ours, "test"));
    assertThat(events.await(CallHungUp.class, e -> e.callId() == ours).by())
        .isEqualTo(Party.ENGINE);
    assertThat(events.await(CallHungUp.class, e -> e.callId() == theirs).by())
        .isEqualTo(Party.CALLEE);
  }

  @Test
  void matchesEveryCallOfAMixedRun() throws IOException {
    List<String> codes = new ArrayList<>(SippCarrier.refusalCodes());
    for (int i = 0; i < 8; i++) codes.add(SippCarrier.ANSWERS);
    codes.add(SippCarrier.RINGS);
    Map<Long, String> dialed = new HashMap<>();
    for (int i = 0; i < 200; i++) {
      String code = codes.get(i % codes.size());
      dialed.put(dial(i, code, code.equals(SippCarrier.RINGS) ? 1_500 : BURST_TIMEOUT_MS), code);
    }
    Map<String, Outcome> mismatches = new HashMap<>();
    dialed.forEach(
        (call, code) -> {
          if (code.equals(SippCarrier.ANSWERS)) {
            events.await(CallHungUp.class, e -> e.callId() == call);
          } else {
            CallFailed failed = events.await(CallFailed.class, e -> e.callId() == call);
            int expected = code.equals(SippCarrier.RINGS) ? 0 : status(code);
            if (failed.sipStatus() != expected) mismatches.put(code, failed.outcome());
          }
        });
    assertThat(mismatches).isEmpty();
    dialed.keySet().forEach(this::assertEndedOnce);
    assertThat(carrier.calls().stream().map(SippCarrier.SeenCall::number).filter(this::ofMixedRun))
        .hasSize(200)
        .doesNotHaveDuplicates();
  }

  private void assertEndedOnce(long call) {
    assertThat(
            events.count(CallFailed.class, e -> e.callId() == call)
                + events.count(CallHungUp.class, e -> e.callId() == call))
        .isOne();
  }

  private boolean ofMixedRun(PhoneNumber number) {
    return number.digits() / 1000 % 10_000 < 200;
  }

  private static int status(String code) {
    return code.equals(SippCarrier.BLOCKS) ? 603 : Integer.parseInt(code);
  }

  private static long dial(int serial, String code, int ringTimeoutMs) {
    long id = LegId.of(1, ++lastSequence);
    PhoneNumber number = SippCarrier.number(serial, code);
    pbx.send(
        new PbxCommand.Originate(
            "pbx1",
            "carrier",
            id,
            "campaign",
            id,
            1,
            number,
            "PJSIP/" + number.e164() + "@carrier",
            "+12025550199",
            ringTimeoutMs,
            30_000,
            "vm-goodbye"));
    return id;
  }
}
