package org.pacekeeper.pace;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * A policy as it is written down: a name, then after a colon parameters as {@code key=number},
 * separated by commas; for instance {@code fixed.Ratio:r=1.5}.
 */
public record PolicyName(String name, Map<String, Double> parameters) {

  public PolicyName {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }

  /**
   * @throws IllegalArgumentException saying what is wrong with the text
   */
  public static PolicyName parse(String text) {
    int colon = text.indexOf(':');
    String name = (colon < 0 ? text : text.substring(0, colon)).strip();
    Map<String, Double> parameters = new LinkedHashMap<>();
    if (colon >= 0)
      for (String pair : text.substring(colon + 1).split(",", -1)) {
        int equals = pair.indexOf('=');
        if (equals < 1)
          throw new IllegalArgumentException(
              "policy '" + text + "': '" + pair.strip() + "', expected KEY=NUMBER");
        parameters.put(
            pair.substring(0, equals).strip(), number(text, pair.substring(equals + 1).strip()));
      }
    return new PolicyName(name, parameters);
  }

  /**
   * The value of a parameter within its bounds.
   *
   * @throws IllegalArgumentException when it is outside of them
   */
  public double value(String key, double byDefault, double min, double max) {
    double value = parameters.getOrDefault(key, byDefault);
    if (!(value >= min && value <= max))
      throw new IllegalArgumentException(
          "policy '"
              + name
              + "': parameter "
              + key
              + "="
              + value
              + ", expected "
              + min
              + " to "
              + max);
    return value;
  }

  /**
   * @throws IllegalArgumentException when a parameter is given that the policy does not have
   */
  public void allowOnly(Set<String> known) {
    for (String key : parameters.keySet())
      if (!known.contains(key))
        throw new IllegalArgumentException(
            "policy '"
                + name
                + "': parameter '"
                + key
                + "' is unknown, expected "
                + (known.isEmpty() ? "none" : "one of " + String.join(", ", known)));
  }

  private static double number(String policy, String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException notANumber) {
      throw new IllegalArgumentException("policy '" + policy + "': '" + text + "' is not a number");
    }
  }
}
