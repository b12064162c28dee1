package org.pacekeeper.sim.compare;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import java.util.stream.Stream;
import org.pacekeeper.pace.MarginalRisk;
import org.pacekeeper.pace.Policies;
import org.pacekeeper.pace.PolicyName;
import org.pacekeeper.sim.baseline.Baselines;
import org.pacekeeper.sim.baseline.Informed;
import org.pacekeeper.sim.baseline.LevelAll;
import org.pacekeeper.sim.baseline.VicidialRatio;

/**
 * A policy's parameter that trades waiting agents for abandoned calls, and where to search for its
 * best value. Pure.
 *
 * @param policy its name, with other parameters if there are any
 * @param max where a search begins; it goes on beyond while the limit is not reached
 */
public record Tunable(String policy, String parameter, double min, double max) {
  private static final String HINDSIGHT = "hindsight.";

  /** Digits that a searched value is written with. */
  private static final MathContext DIGITS = new MathContext(4);

  public Tunable {
    if (!(min > 0 && max > min))
      throw new IllegalArgumentException(
          parameter + "=" + min + ".." + max + ": expected two numbers above 0, the lower first");
  }

  private static Stream<Tunable> all() {
    return Stream.of(
        new Tunable(Baselines.HINDSIGHT, "r", 1, 12),
        new Tunable(Baselines.HINDSIGHT_HELD, "r", 1, 12),
        new Tunable(Baselines.HINDSIGHT_LEVEL, "l", 1, 5),
        new Tunable(Baselines.RATIO_IDLE, "r", 1, 12),
        new Tunable(LevelAll.NAME, "l", 1, 5),
        new Tunable(Baselines.BOOST, "factor", 1, 12),
        new Tunable(VicidialRatio.NAME, "l", 1, 12),
        new Tunable("vicidial.AdaptAverage", "max", 1, 12),
        new Tunable(Informed.NAME, "theta", 0.002, 0.1),
        new Tunable(MarginalRisk.NAME, "theta", 0.002, 0.1),
        new Tunable(Policies.PREDICTIVE, "theta", 0.002, 0.1));
  }

  /**
   * What {@code hindsight.X} stands for: the policy of that name, else {@code family.X}, with its
   * best value. Empty for all other names, and when a value is given already.
   */
  public static Optional<Tunable> hindsight(String policy) {
    if (!policy.startsWith(HINDSIGHT)) return Optional.empty();
    String name = policy.substring(HINDSIGHT.length());
    return all().filter(t -> t.policy.endsWith("." + name)).findFirst();
  }

  /** Whether two values may take turns. */
  boolean takesTurns() {
    return policy.startsWith(HINDSIGHT);
  }

  /** Whether the limit is to hold on every single day, and not on average over the seeds. */
  boolean isHeldEveryDay() {
    return policy.equals(Baselines.HINDSIGHT_HELD);
  }

  /** The name to run for one that {@code hindsight.X} was given. */
  String runs(String hindsight) {
    return takesTurns() ? hindsight : policy + hindsight.substring(hindsight.indexOf(':'));
  }

  /** Two values by turns. */
  String byTurns(String hindsight, double value, double below, double share) {
    return hindsight
        + ":"
        + parameter
        + "="
        + written(value)
        + ",below="
        + written(below)
        + ",share="
        + written(share);
  }

  /** The parameter of a policy that is searched when none is named. */
  public static Optional<Tunable> of(String policy) {
    Optional<Tunable> hindsight = hindsight(policy);
    if (hindsight.isPresent()) return hindsight;
    PolicyName name = PolicyName.parse(policy);
    return all()
        .filter(t -> t.policy.equals(name.name()))
        .filter(t -> !name.parameters().containsKey(t.parameter))
        .map(t -> new Tunable(policy, t.parameter, t.min, t.max))
        .findFirst();
  }

  /** The value as it is written, and run. */
  public static double rounded(double value) {
    return new BigDecimal(value).round(DIGITS).doubleValue();
  }

  public static String written(double value) {
    return new BigDecimal(value).round(DIGITS).stripTrailingZeros().toPlainString();
  }

  /** The policy with that value. */
  public String at(double value) {
    return with(policy, value);
  }

  /** A name, and the value behind it. */
  public String with(String name, double value) {
    return name + (name.contains(":") ? "," : ":") + parameter + "=" + written(value);
  }
}
