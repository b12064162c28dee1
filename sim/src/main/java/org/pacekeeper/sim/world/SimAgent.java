package org.pacekeeper.sim.world;

import org.pacekeeper.sim.kernel.Calendar;
import org.pacekeeper.sim.kernel.RandomStream;
import org.pacekeeper.sim.kernel.RandomStreams;

/**
 * A simulated agent: picks up the phone when it rings, talks as long as the callee does, writes
 * down what came of it, and is ready again after wrap-up and now and then a break. Learns that a
 * call began or ended from the phone. Calendar's thread.
 */
public final class SimAgent {
  private static final String[] CODES = {"sale", "callback", "not-interested", "not-interested"};

  private final String name;
  private final WorldSettings.AgentManners manners;
  private final Calendar calendar;
  private final Desk desk;
  private final RandomStream answers;
  private final RandomStream wraps;
  private final RandomStream pauses;
  private final RandomStream codes;
  private Calendar.Entry next;
  private String calleeLeg = "";
  private FarEnd farEnd;

  SimAgent(
      String name,
      Desk desk,
      WorldSettings.AgentManners manners,
      Calendar calendar,
      RandomStreams streams) {
    this.name = name;
    this.desk = desk;
    this.manners = manners;
    this.calendar = calendar;
    answers = streams.stream("agent.answer." + name);
    wraps = streams.stream("agent.wrap." + name);
    pauses = streams.stream("agent.pause." + name);
    codes = streams.stream("agent.code." + name);
  }

  /** Comes to work. */
  public void logIn() {
    desk.loggedIn(name);
  }

  long drawAnswerNs() {
    return Seconds.toNanos(manners.answerSeconds().sample(answers));
  }

  void callBegan(String leg, FarEnd who) {
    calleeLeg = leg;
    farEnd = who;
    if (next != null) next.cancel();
  }

  void callEnded() {
    next = calendar.after(Seconds.toNanos(manners.wrapSeconds().sample(wraps)), this::finishWrapUp);
  }

  private void finishWrapUp() {
    int drawn = (int) (codes.nextDouble() * CODES.length);
    desk.disposition(name, calleeLeg, farEnd == FarEnd.MACHINE ? "machine" : CODES[drawn]);
    if (pauses.nextDouble() < manners.pauseFraction()) {
      desk.paused(name, "break");
      long pauseNs = Seconds.toNanos(manners.pauseSeconds().sample(pauses));
      next = calendar.after(pauseNs, () -> desk.ready(name));
    } else {
      desk.ready(name);
    }
  }
}
