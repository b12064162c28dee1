package org.pacekeeper.sim.world;

import java.util.List;

/**
 * What the world is like: all that the engine has to find out. Distributions are in seconds.
 *
 * @param seed of everything drawn
 * @param shares what is at the far end of a number, as fractions that sum to 1; a share without a
 *     ring rings for ever
 * @param humanFactorByAttempt times the share of humans at attempt 1, 2, 3…; the last one holds for
 *     all later attempts; who is lost here does not answer
 * @param talkSeconds a person with an agent
 * @param machineTalkSeconds until the agent has noticed that it is a machine
 * @param patienceSeconds an answered person without an agent
 * @param agentEndsFraction of conversations that end by the agent's hanging up the phone
 */
public record WorldSettings(
    long seed,
    List<Share> shares,
    List<Double> humanFactorByAttempt,
    Distribution postDialDelaySeconds,
    Distribution talkSeconds,
    Distribution machineTalkSeconds,
    Distribution patienceSeconds,
    double agentEndsFraction,
    TrunkLimits trunk,
    AgentManners agents) {

  /**
   * @param ringSeconds until the answer or the refusal; null for ever
   */
  public record Share(FarEnd farEnd, double fraction, Distribution ringSeconds) {
    public Share {
      requireFraction("share of " + farEnd, fraction);
      if (ringSeconds == null && farEnd.answers())
        throw new IllegalArgumentException("share of " + farEnd + ": expected a ring");
    }
  }

  /**
   * @param originatesPerSecondMax beyond which, as beyond the lines, the carrier answers with
   *     congestion
   */
  public record TrunkLimits(int lines, double originatesPerSecondMax) {
    public TrunkLimits {
      if (lines < 1) throw new IllegalArgumentException("lines " + lines + ": expected at least 1");
      if (!(originatesPerSecondMax > 0))
        throw new IllegalArgumentException(
            "originates per second " + originatesPerSecondMax + ": expected a number above 0");
    }
  }

  /**
   * How agents work.
   *
   * @param answerSeconds until they pick up their own phone
   * @param pauseFraction of calls after which they take a break
   */
  public record AgentManners(
      Distribution answerSeconds,
      Distribution wrapSeconds,
      double pauseFraction,
      Distribution pauseSeconds) {
    public AgentManners {
      requireFraction("pause fraction", pauseFraction);
    }
  }

  public WorldSettings {
    shares = List.copyOf(shares);
    humanFactorByAttempt = List.copyOf(humanFactorByAttempt);
    requireFraction("fraction of calls that the agent ends", agentEndsFraction);
    if (humanFactorByAttempt.isEmpty())
      throw new IllegalArgumentException("human factor by attempt: expected at least one");
    for (double factor : humanFactorByAttempt) requireFraction("human factor", factor);
    double sum = 0;
    for (Share share : shares) sum += share.fraction();
    if (Math.abs(sum - 1) > 1e-6)
      throw new IllegalArgumentException("shares sum to " + sum + ": expected 1");
  }

  /**
   * An ordinary consumer list. Shares, ring times and post-dial delay are those of the model that
   * was checked against published answer rates: 25 to 35 % unanswered at 25 s, more than half at 15
   * s; people who answer do so after 9 s on average, voicemail after 20 s. Talk and wrap are of the
   * short kind (a political or fund-raising call), so that a minute shows something. Wrap, patience
   * and the agents' manners are assumptions.
   */
  public static WorldSettings ordinary(long seed) {
    Distribution human =
        new Distribution.Mixture(
            List.of(
                new Distribution.Mixture.Part(0.04, new Distribution.Uniform(0, 1)),
                new Distribution.Mixture.Part(0.96, new Distribution.Gamma(9, 4))));
    Distribution machine =
        new Distribution.Mixture(
            List.of(
                new Distribution.Mixture.Part(0.1, new Distribution.Uniform(0, 1)),
                new Distribution.Mixture.Part(0.9, new Distribution.Normal(20, 1.5))));
    return new WorldSettings(
        seed,
        List.of(
            new Share(FarEnd.HUMAN, 0.30, human),
            new Share(FarEnd.MACHINE, 0.20, machine),
            new Share(FarEnd.BUSY, 0.05, new Distribution.Constant(1)),
            new Share(FarEnd.UNALLOCATED, 0.10, new Distribution.Constant(1)),
            new Share(FarEnd.REJECTED, 0.03, new Distribution.Uniform(1, 8)),
            new Share(FarEnd.NO_ANSWER, 0.32, null)),
        List.of(1.0, 0.54, 0.31, 0.22, 0.15),
        new Distribution.Lognormal(2.2, 0.5),
        new Distribution.Lognormal(33, 1.0),
        new Distribution.Lognormal(5, 0.4),
        new Distribution.Exponential(30),
        0,
        new TrunkLimits(1_000, 200),
        new AgentManners(
            new Distribution.Uniform(0.5, 2),
            new Distribution.Lognormal(8, 0.7),
            0.01,
            new Distribution.Lognormal(60, 0.5)));
  }

  public WorldSettings withTrunk(TrunkLimits limits) {
    return new WorldSettings(
        seed,
        shares,
        humanFactorByAttempt,
        postDialDelaySeconds,
        talkSeconds,
        machineTalkSeconds,
        patienceSeconds,
        agentEndsFraction,
        limits,
        agents);
  }

  private static void requireFraction(String what, double value) {
    if (!(value >= 0 && value <= 1))
      throw new IllegalArgumentException(what + " " + value + ": expected a fraction in [0,1]");
  }
}
