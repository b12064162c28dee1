package org.pacekeeper.sim.baseline;

import java.util.Set;
import java.util.function.DoubleFunction;
import org.pacekeeper.pace.Pacer;
import org.pacekeeper.pace.Policies;
import org.pacekeeper.pace.PolicyName;
import org.pacekeeper.pace.Ratio;

/** The registry of all policies of a comparison: those shipped, and those to beat. */
public final class Baselines {
  /** So many lines for each idle agent: the ratio that others pace by. */
  public static final String RATIO_IDLE = "fixed.RatioIdle";

  /**
   * Calls for each idle agent with the best r for the same scenario and seeds: the honest opponent.
   * Whole calls, {@code floor(r × idle)}; with {@code share} and {@code below}, the smaller ratio
   * {@code below} has its turns: better by 1.3 points with 5 agents and by 1.8 with 3 than rounding
   * at random. The policy searches nothing; who runs it gives the values that a search found, and 2
   * stands in until then.
   */
  public static final String HINDSIGHT = "hindsight.RatioIdle";

  /**
   * The same under the limit as the law has it: searched so that no day of any seed breaks it, not
   * so that all days together keep it.
   */
  public static final String HINDSIGHT_HELD = "hindsight.RatioIdleHeld";

  /** {@link LevelAll} in the same way. */
  public static final String HINDSIGHT_LEVEL = "hindsight.LevelAll";

  /** {@link Informed} with the best threshold for the same scenario and seeds. */
  public static final String HINDSIGHT_INFORMED = "hindsight.Informed";

  /**
   * Lines are free agents times a constant, as Wombat paces: the same arithmetic as {@link
   * #RATIO_IDLE} with another name for r.
   */
  public static final String BOOST = "boost.Lines";

  /** At 2 % of persons answering, twice what it takes for one answer an agent. */
  private static final double RATIO_MAX = 100;

  private Baselines() {}

  public static Policies all() {
    return Policies.shipped()
        .with(RATIO_IDLE, name -> ratio(name, "r", 1.5))
        .with(HINDSIGHT, name -> byTurns(name, "r", 2, Ratio::new))
        .with(HINDSIGHT_HELD, name -> byTurns(name, "r", 2, Ratio::new))
        .with(HINDSIGHT_LEVEL, name -> byTurns(name, "l", 1.5, LevelAll::new))
        .with(BOOST, name -> ratio(name, "factor", 1.5))
        .with(LevelAll.NAME, Baselines::levelAll)
        .with("vicidial.AdaptHardLimit", name -> adapt(name, VicidialAdapt.Mode.HARD_LIMIT))
        .with("vicidial.AdaptTapered", name -> adapt(name, VicidialAdapt.Mode.TAPERED))
        .with("vicidial.AdaptAverage", name -> adapt(name, VicidialAdapt.Mode.AVERAGE))
        .with(VicidialRatio.NAME, Baselines::vicidialRatio)
        .with(IssabelPredictive.NAME, Baselines::issabel)
        .with(UccxPredictive.NAME, Baselines::uccx)
        .with(UnicomOverdial.NAME, Baselines::unicom)
        .with(ImpactReplay.NAME, Baselines::impact);
  }

  /** These, and those that know what nobody can: a run's future, or its odds. */
  public static Policies all(Foresight foresight, Odds odds) {
    return all()
        .with(
            Oracle.NAME,
            name -> {
              name.allowOnly(Set.of());
              return new Oracle(foresight);
            })
        .with(Informed.NAME, name -> informed(name, odds))
        .with(HINDSIGHT_INFORMED, name -> informed(name, odds));
  }

  private static Pacer informed(PolicyName name, Odds odds) {
    name.allowOnly(Set.of("theta"));
    return new Informed(odds, name.value("theta", 0.02, 0.0001, 1));
  }

  private static Pacer ratio(PolicyName name, String key, double byDefault) {
    name.allowOnly(Set.of(key));
    return new Ratio(name.value(key, byDefault, 1, RATIO_MAX));
  }

  private static Pacer byTurns(
      PolicyName name, String key, double byDefault, DoubleFunction<Pacer> pacer) {
    name.allowOnly(Set.of(key, "below", "share"));
    double value = name.value(key, byDefault, 1, RATIO_MAX);
    double share = name.value("share", 1, 0, 1);
    return share == 1
        ? pacer.apply(value)
        : new TimeShare(
            pacer.apply(value), pacer.apply(name.value("below", value, 1, value)), share);
  }

  private static Pacer levelAll(PolicyName name) {
    name.allowOnly(Set.of("l"));
    return new LevelAll(name.value("l", 1.5, 1, RATIO_MAX));
  }

  private static Pacer adapt(PolicyName name, VicidialAdapt.Mode mode) {
    name.allowOnly(Set.of("max", "target", "intensity", "limit", "cps", "latest"));
    return new VicidialAdapt(
        new VicidialAdapt.Settings(
            mode,
            name.value("max", 3, 1, RATIO_MAX),
            name.value("target", 0, -40, 40),
            name.value("intensity", 0, -40, 40),
            name.value("limit", 3, 0, 100),
            callsPerSecond(name),
            (int) name.value("latest", 2100, 0, 2400)));
  }

  private static Pacer vicidialRatio(PolicyName name) {
    name.allowOnly(Set.of("l", "cps"));
    return new VicidialRatio(name.value("l", 2, 1, RATIO_MAX), callsPerSecond(name));
  }

  private static double callsPerSecond(PolicyName name) {
    return name.value("cps", 5, 0.1, 1000);
  }

  private static Pacer issabel(PolicyName name) {
    name.allowOnly(Set.of("rate"));
    return new IssabelPredictive(name.value("rate", 0, 0, 1) > 0);
  }

  private static Pacer uccx(PolicyName name) {
    name.allowOnly(Set.of("lines", "gain", "limit"));
    return new UccxPredictive(
        name.value("lines", 3, 1, 3), name.value("gain", 1, 0, 10), percent(name, "limit", 3));
  }

  private static Pacer unicom(PolicyName name) {
    name.allowOnly(Set.of("factor", "target", "limit"));
    return new UnicomOverdial(
        name.value("factor", 1.5, 0, RATIO_MAX),
        percent(name, "target", 2.5),
        percent(name, "limit", 3));
  }

  private static Pacer impact(PolicyName name) {
    name.allowOnly(Set.of("limit"));
    return new ImpactReplay(percent(name, "limit", 3));
  }

  /** As a fraction; never 0, for some divide by it. */
  private static double percent(PolicyName name, String key, double byDefault) {
    return name.value(key, byDefault, 0.1, 100) / 100;
  }
}
