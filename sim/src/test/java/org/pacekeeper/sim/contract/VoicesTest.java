package org.pacekeeper.sim.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pacekeeper.asterisk.AsteriskTimings;
import org.pacekeeper.event.PbxEvent.AgentLegDown;
import org.pacekeeper.event.PbxEvent.AgentLegUp;
import org.pacekeeper.event.PbxEvent.AgentMuted;
import org.pacekeeper.event.PbxEvent.CallAnswered;
import org.pacekeeper.event.PbxEvent.CallConnected;
import org.pacekeeper.event.PbxEvent.CallHeld;
import org.pacekeeper.event.PbxEvent.ConsultBegun;
import org.pacekeeper.event.PbxEvent.HandedOver;
import org.pacekeeper.event.PbxEvent.ThirdUp;
import org.pacekeeper.sim.app.Waiting;
import org.pacekeeper.sim.asterisk.RealAsterisk;
import org.pacekeeper.sim.asterisk.RtpFarEnd;
import org.pacekeeper.sim.asterisk.RtpFarEnd.Manners;

/** Who hears whom, by what is in the packets that reach the telephones. */
@Tag("asterisk")
class VoicesTest {
  private static final String CALLEE = "+12025550123";
  private static final String AGENT = "agent";
  private static final String THIRD = "+12025550177";
  private static final int CALLEE_VOICE = 10;
  private static final int AGENT_VOICE = 20;
  private static final int THIRD_VOICE = 30;

  @TempDir Path folder;
  private RealAsterisk asterisk;
  private RtpFarEnd phones;
  private Driver driver;
  private EventLog events;
  private long leg;
  private long call;

  /** Callee and agent talk. */
  @BeforeEach
  void talk() throws Exception {
    asterisk = RealAsterisk.start(folder);
    phones =
        RtpFarEnd.start(
            asterisk.carrierPort(),
            user ->
                new Manners(
                    0,
                    user.equals(CALLEE)
                        ? CALLEE_VOICE
                        : user.equals(AGENT) ? AGENT_VOICE : THIRD_VOICE,
                    0));
    driver = new Driver(asterisk.node(), AsteriskTimings.defaults(), asterisk.message());
    events = driver.events;
    leg = driver.callAgent("anna", "PJSIP/" + AGENT + "@carrier");
    events.await(AgentLegUp.class, e -> e.legId() == leg);
    call = driver.call("PJSIP/" + CALLEE + "@carrier");
    events.await(CallAnswered.class, e -> e.callId() == call);
    driver.connect(call, "anna", leg);
    events.await(CallConnected.class, e -> e.callId() == call);
    awaitHears(CALLEE, AGENT_VOICE);
    awaitHears(AGENT, CALLEE_VOICE);
  }

  @AfterEach
  void stop() {
    if (driver != null) {
      driver.hangupAll();
      driver.close();
    }
    if (phones != null) phones.close();
    if (asterisk != null) asterisk.close();
  }

  @Test
  void nobodyHearsAMutedAgentWhoStillHears() {
    driver.mute(call, leg, "anna", true);
    events.await(AgentMuted.class, AgentMuted::muted);
    awaitHears(CALLEE, 0);
    long before = phones.packets(CALLEE, AGENT_VOICE);
    long until = phones.packets(AGENT, CALLEE_VOICE) + 25;
    Waiting.until(
        "half a second of the callee's voice",
        () -> phones.packets(AGENT, CALLEE_VOICE) >= until,
        () -> phones.packets(AGENT, CALLEE_VOICE));
    assertThat(phones.packets(CALLEE, AGENT_VOICE)).isEqualTo(before);
    driver.mute(call, leg, "anna", false);
    awaitHears(CALLEE, AGENT_VOICE);
  }

  @Test
  void aCalleeOnHoldHearsNoAgentAndIsTakenBack() {
    driver.hold(call, "", 60_000);
    events.await(CallHeld.class, e -> e.callId() == call);
    awaitHears(CALLEE, 0);
    awaitHears(AGENT, 0);
    driver.connect(call, "anna", leg);
    awaitHears(CALLEE, AGENT_VOICE);
  }

  @Test
  void aConsultationIsBetweenTwoAndAHandOverBetweenTheOthers() {
    long third = consulting();
    awaitHears(AGENT, THIRD_VOICE);
    awaitHears(THIRD, AGENT_VOICE);
    awaitHears(CALLEE, 0);
    driver.handOver(call, third);
    events.await(HandedOver.class, e -> e.callId() == call);
    awaitHears(CALLEE, THIRD_VOICE);
    awaitHears(THIRD, CALLEE_VOICE);
    awaitHears(AGENT, 0);
  }

  @Test
  void anAgentWhoCameBackIsHeardAgain() {
    driver.hangupAgent(leg, "anna");
    events.await(AgentLegDown.class, e -> e.legId() == leg);
    driver.hold(call, asterisk.message(), 60_000);
    long again = driver.callAgent("anna", "PJSIP/" + AGENT + "@carrier");
    events.await(AgentLegUp.class, e -> e.legId() == again);
    driver.connect(call, "anna", again);
    awaitHears(CALLEE, AGENT_VOICE);
  }

  private long consulting() {
    driver.hold(call, "", 60_000);
    long third = driver.callThird(call, "PJSIP/" + THIRD + "@carrier");
    events.await(ThirdUp.class, e -> e.legId() == third);
    driver.consult(call, third, leg);
    events.await(ConsultBegun.class, e -> e.callId() == call);
    return third;
  }

  private void awaitHears(String user, int voice) {
    Waiting.until(
        user + " hears " + voice, () -> phones.hears(user) == voice, () -> phones.hears(user));
  }
}
