package org.pacekeeper.pace;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The registry: every policy by its name. Immutable; those of the simulator are added by {@link
 * #with}.
 */
public final class Policies {
  private final Map<String, Function<PolicyName, Pacer>> byName;

  private Policies(Map<String, Function<PolicyName, Pacer>> byName) {
    this.byName = byName;
  }

  /** The shipped default: the best there is here, by whatever name. */
  public static final String PREDICTIVE = "predictive";

  /** The policies that the engine ships. */
  public static Policies shipped() {
    return new Policies(Map.of())
        .with(
            Progressive.NAME,
            name -> {
              name.allowOnly(Set.of());
              return new Progressive();
            })
        .with(
            Ratio.NAME,
            name -> {
              name.allowOnly(Set.of("r"));
              return new Ratio(name.value("r", 1.5, 1, 20));
            })
        .with(MarginalRisk.NAME, Policies::marginalRisk)
        .with(PREDICTIVE, Policies::marginalRisk);
  }

  private static Pacer marginalRisk(PolicyName name) {
    name.allowOnly(Set.of("elapsed", "shed", "perLead", "perAgent", "reserve", "apart", "theta"));
    return new MarginalRisk(
        new MarginalRisk.Parts(
            name.value("elapsed", 1, 0, 1) > 0,
            name.value("shed", 1, 0, 1) > 0,
            name.value("perLead", 1, 0, 1) > 0,
            name.value("perAgent", 1, 0, 1) > 0,
            name.value("reserve", 1, 0, 1) > 0,
            name.value("apart", 1, 0, 1) > 0,
            name.parameters().containsKey("theta")
                ? name.value("theta", 0.02, 0.0001, 1)
                : Double.NaN));
  }

  /** These and one more. */
  public Policies with(String name, Function<PolicyName, Pacer> factory) {
    Map<String, Function<PolicyName, Pacer>> more = new TreeMap<>(byName);
    if (more.put(name, factory) != null)
      throw new IllegalArgumentException("policy '" + name + "': is registered twice");
    return new Policies(more);
  }

  public Set<String> names() {
    return Set.copyOf(byName.keySet());
  }

  /**
   * A fresh policy for one campaign.
   *
   * @throws IllegalArgumentException when the name or a parameter is not known, listing those that
   *     are
   */
  public Pacer create(String text) {
    PolicyName name = PolicyName.parse(text);
    Function<PolicyName, Pacer> factory = byName.get(name.name());
    if (factory == null)
      throw new IllegalArgumentException(
          "policy '"
              + name.name()
              + "' is unknown, expected one of "
              + String.join(", ", new TreeMap<>(byName).keySet()));
    return factory.apply(name);
  }
}
