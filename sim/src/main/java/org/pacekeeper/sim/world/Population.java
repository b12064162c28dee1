package org.pacekeeper.sim.world;

import org.pacekeeper.sim.kernel.RandomStream;
import org.pacekeeper.sim.kernel.RandomStreams;

/**
 * The people behind the numbers. What an attempt meets depends on the seed, the number and how
 * often it was reached before: never on when it is called, in which order or by which policy, so
 * that policies meet the same people. Stateless.
 */
public final class Population {
  private final WorldSettings settings;
  private final RandomStreams streams;

  public Population(WorldSettings settings) {
    this.settings = settings;
    this.streams = new RandomStreams(settings.seed());
  }

  /**
   * @param number digits only
   * @param attempt counts from 1
   */
  public CalleePlan plan(String number, int attempt) {
    CalleePlan scripted = ScriptedNumber.plan(number);
    return scripted != null ? scripted : drawn(Long.parseUnsignedLong(number), attempt);
  }

  private CalleePlan drawn(long lead, int attempt) {
    WorldSettings.Share share = share(lead, attempt);
    FarEnd farEnd = share.farEnd();
    long ringNs =
        share.ringSeconds() == null
            ? CalleePlan.NEVER
            : draw("ring", share.ringSeconds(), lead, attempt);
    boolean human = farEnd == FarEnd.HUMAN;
    Distribution talk = human ? settings.talkSeconds() : settings.machineTalkSeconds();
    Distribution patience = human ? settings.patienceSeconds() : MACHINE_PATIENCE_SECONDS;
    return new CalleePlan(
        farEnd,
        draw("post-dial-delay", settings.postDialDelaySeconds(), lead, attempt),
        farEnd == FarEnd.NO_ANSWER || farEnd == FarEnd.REJECTED || farEnd.answers(),
        ringNs,
        farEnd == FarEnd.DROPS ? 0 : draw("patience", patience, lead, attempt),
        draw("talk", talk, lead, attempt),
        random("agent-ends", lead, attempt).nextDouble() < settings.agentEndsFraction());
  }

  /** A voicemail box records for a minute or two. An assumption. */
  private static final Distribution MACHINE_PATIENCE_SECONDS = new Distribution.Uniform(60, 120);

  private WorldSettings.Share share(long lead, int attempt) {
    double luck = random("far-end", lead, attempt).nextDouble();
    int last = settings.humanFactorByAttempt().size() - 1;
    double humanFactor = settings.humanFactorByAttempt().get(Math.min(attempt - 1, last));
    double from = 0;
    for (WorldSettings.Share share : settings.shares()) {
      if (luck < from + share.fraction()) {
        boolean lost =
            share.farEnd() == FarEnd.HUMAN && luck >= from + share.fraction() * humanFactor;
        return lost ? NOBODY_COMES : share;
      }
      from += share.fraction();
    }
    return NOBODY_COMES; // rounding
  }

  private static final WorldSettings.Share NOBODY_COMES =
      new WorldSettings.Share(FarEnd.NO_ANSWER, 0, null);

  private long draw(String name, Distribution of, long lead, int attempt) {
    return Seconds.toNanos(of.sample(random(name, lead, attempt)));
  }

  private RandomStream random(String name, long lead, int attempt) {
    return streams.stream("callee." + name, lead, attempt);
  }
}
