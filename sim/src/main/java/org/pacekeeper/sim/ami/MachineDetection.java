package org.pacekeeper.sim.ami;

import java.util.function.Consumer;
import org.pacekeeper.sim.world.CalleeCall;
import org.pacekeeper.sim.world.FarEnd;

/**
 * The applications AMD and WaitForSilence. The simulated PBX knows who is there; how well that is
 * heard is not what it simulates, only how long it takes. Event loop only.
 */
final class MachineDetection {
  /** As measured with Asterisk 22: a person's hello, a machine's greeting, nothing at all. */
  private static final double HELLO_SECONDS = 1.4;

  private static final double GREETING_SECONDS = 2;
  private static final double NOTHING_SECONDS = 4;

  /** What is left of a machine's greeting, the beep, and the silence behind it. */
  private static final double UNTIL_BEEP_SECONDS = 1;

  private final Exchange exchange;
  private final Consumer<SimChannel> next;

  /**
   * @param next takes a channel on to the step behind
   */
  MachineDetection(Exchange exchange, Consumer<SimChannel> next) {
    this.exchange = exchange;
    this.next = next;
  }

  void listen(SimChannel channel) {
    FarEnd farEnd =
        channel.call().placed(channel) instanceof CalleeCall callee ? callee.farEnd() : null;
    boolean machine = farEnd == FarEnd.MACHINE;
    boolean human = farEnd == FarEnd.HUMAN;
    channel.variables().put("AMDSTATUS", machine ? "MACHINE" : human ? "HUMAN" : "NOTSURE");
    channel.variables().put("AMDCAUSE", machine ? "LONGGREETING" : human ? "HUMAN" : "TOOLONG");
    double seconds = machine ? GREETING_SECONDS : human ? HELLO_SECONDS : NOTHING_SECONDS;
    exchange.later(channel, seconds, next);
  }

  void awaitBeep(SimChannel channel) {
    channel.variables().put("WAITSTATUS", "SILENCE");
    exchange.later(channel, UNTIL_BEEP_SECONDS, next);
  }
}
