package org.pacekeeper.sim.run;

import org.pacekeeper.pace.Policies;
import org.pacekeeper.pace.PolicyName;
import org.pacekeeper.pace.Progressive;
import org.pacekeeper.sim.baseline.Baselines;
import org.pacekeeper.sim.scenario.Scenario;

/**
 * The policies that a simulation may name, and under which of them the engine's own limit stands.
 * With the abandon budget spent, the core lowers whatever a policy asks for to one call for each
 * free agent. That is part of what the shipped policies are, and stays on for {@code progressive},
 * {@code predictive} and {@code forecast.*}. All others are models of how somebody else paces, who
 * has no such engine beneath: for them the core is told of no limit. What is reported is held
 * against the scenario's limit either way. Pure.
 */
public final class KnownPolicies {
  private static final double NO_LIMIT = 1;

  private KnownPolicies() {}

  /** A run of the policy as it is meant to be: with the core's limit or without. */
  public static SimRun run(Scenario scenario, String policy, long seed) {
    return run(scenario, policy, seed, hasBackstop(policy));
  }

  /**
   * A run of the policy.
   *
   * @param backstop whether the core is told of the scenario's limit
   * @throws IllegalArgumentException when the policy or a parameter is not known
   */
  public static SimRun run(Scenario scenario, String policy, long seed, boolean backstop) {
    Scenario told = backstop ? scenario : scenario.withAbandonFractionMax(NO_LIMIT);
    return new SimRun(told, policy, seed, KnownPolicies::in, SimRun.TICK_NS);
  }

  /**
   * @throws IllegalArgumentException when the text is not that of a policy
   */
  public static boolean hasBackstop(String policy) {
    String name = PolicyName.parse(policy).name();
    return name.equals(Progressive.NAME)
        || name.equals(Policies.PREDICTIVE)
        || name.startsWith("forecast.");
  }

  private static Policies in(RunView view) {
    return Baselines.all(new RunForesight(view), view);
  }
}
