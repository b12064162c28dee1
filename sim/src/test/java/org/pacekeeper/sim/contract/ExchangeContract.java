package org.pacekeeper.sim.contract;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.pacekeeper.asterisk.AsteriskNode;
import org.pacekeeper.asterisk.AsteriskTimings;
import org.pacekeeper.event.PbxEvent;
import org.pacekeeper.event.PbxEvent.AgentLegDown;
import org.pacekeeper.event.PbxEvent.AgentLegUp;
import org.pacekeeper.event.PbxEvent.CallAnswered;
import org.pacekeeper.event.PbxEvent.CallConnected;
import org.pacekeeper.event.PbxEvent.CallDetected;
import org.pacekeeper.event.PbxEvent.CallFailed;
import org.pacekeeper.event.PbxEvent.CallHungUp;
import org.pacekeeper.event.PbxEvent.CallPickedUp;
import org.pacekeeper.event.PbxEvent.CallRinging;
import org.pacekeeper.event.PbxEvent.ConnectFailed;
import org.pacekeeper.event.PbxEvent.MachineMessageLeft;
import org.pacekeeper.event.PbxEvent.MessagePlayed;
import org.pacekeeper.event.PbxEvent.OptOutRequested;
import org.pacekeeper.event.PbxEvent.OriginateSkipped;

/**
 * What the contracts share, each of which says what an exchange does under the Asterisk adapter:
 * one exchange for all tests of a class, and for each test an adapter of its own, which ends what
 * it began.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ExchangeContract {
  private static final AsteriskTimings PATIENT =
      new AsteriskTimings(5_000, 5_000, 200, 5_000, 20_000, 50, 500, 500, 2_000, 15_000, 120_000);

  protected Rig rig;
  Driver driver;
  EventLog events;

  /** Starts the exchange; called once for all tests. */
  protected abstract Rig startRig() throws Exception;

  /** The adapter's. */
  AsteriskTimings timings() {
    return PATIENT;
  }

  /** Where the adapter finds the exchange. */
  AsteriskNode node() {
    return rig.node();
  }

  @BeforeAll
  void startExchange() throws Exception {
    rig = startRig();
  }

  @BeforeEach
  void connect() {
    driver = newDriver();
    events = driver.events;
  }

  @AfterEach
  void disconnect() {
    if (driver == null) return;
    driver.hangupAll();
    driver.close();
  }

  @AfterAll
  void stopExchange() {
    if (rig != null) rig.close();
  }

  final Driver newDriver() {
    return new Driver(node(), timings(), rig.message());
  }

  /** An agent's leg that is up. */
  protected final long agent(String name, int phone) {
    long leg = driver.callAgent(name, rig.phone(phone));
    events.await(AgentLegUp.class, e -> e.legId() == leg && e.agent().equals(name));
    return leg;
  }

  /** A callee who has answered, waits and stays. */
  final long answered() {
    return answered(999);
  }

  /** A callee who has answered and waits, and hangs up after the tenths of a second. */
  final long answered(int talkTenths) {
    long call = driver.call(rig.callee(1, 1, talkTenths));
    events.await(CallAnswered.class, e -> e.callId() == call);
    return call;
  }

  /** A callee who has answered and was connected to the agent's leg. */
  final long talking(String agent, long leg) {
    long call = answered();
    driver.connect(call, agent, leg);
    events.await(CallConnected.class, e -> e.callId() == call);
    return call;
  }

  /** What was said of a call or a leg, so far. */
  final List<PbxEvent> of(long id) {
    return events.events().stream().filter(e -> idOf(e) == id).toList();
  }

  private static long idOf(PbxEvent event) {
    if (event instanceof CallRinging e) return e.callId();
    if (event instanceof CallAnswered e) return e.callId();
    if (event instanceof CallConnected e) return e.callId();
    if (event instanceof CallPickedUp e) return e.callId();
    if (event instanceof CallDetected e) return e.callId();
    if (event instanceof MachineMessageLeft e) return e.callId();
    if (event instanceof OptOutRequested e) return e.callId();
    if (event instanceof MessagePlayed e) return e.callId();
    if (event instanceof CallFailed e) return e.callId();
    if (event instanceof CallHungUp e) return e.callId();
    if (event instanceof ConnectFailed e) return e.callId();
    if (event instanceof OriginateSkipped e) return e.callId();
    if (event instanceof AgentLegUp e) return e.legId();
    if (event instanceof AgentLegDown e) return e.legId();
    return 0;
  }
}
