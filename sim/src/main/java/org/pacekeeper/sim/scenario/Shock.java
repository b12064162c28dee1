package org.pacekeeper.sim.scenario;

/**
 * Something that changes at once and, most often, back again. What it does not concern is at the
 * value that changes nothing.
 *
 * @param atNs from the scenario's start
 * @param untilNs exclusive; {@link Long#MAX_VALUE} when it lasts
 * @param humanFactor times the share of persons
 * @param callerId whom it concerns: callees who are shown this one of the scenario's caller ids,
 *     counting from 1; 0 for all
 * @param linesFactor times the lines that the carrier gives
 * @param agents staffing while it lasts; {@link #UNCHANGED} when it does not touch it
 * @param pauseFraction of the agents logged in go for a break at once and come back at its end
 * @param carrierDown every dial is answered with congestion
 */
public record Shock(
    long atNs,
    long untilNs,
    double humanFactor,
    int callerId,
    double linesFactor,
    int agents,
    double pauseFraction,
    boolean carrierDown) {
  public static final int UNCHANGED = -1;

  boolean concerns(int shown) {
    return callerId == 0 || callerId == shown;
  }

  boolean covers(long timeNs) {
    return timeNs >= atNs && timeNs < untilNs;
  }
}
