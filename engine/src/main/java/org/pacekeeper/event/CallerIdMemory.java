package org.pacekeeper.event;

import java.util.List;
import java.util.Map;

/**
 * What a checkpoint keeps of caller ids; fields are only ever added.
 *
 * @param pools those configured
 * @param campaigns which pool each campaign shows
 * @param dayEndNs when each pool's day ends, epoch ns
 */
public record CallerIdMemory(
    List<CallerIdPool> pools,
    Map<String, String> campaigns,
    Map<String, Long> dayEndNs,
    List<Number> numbers,
    List<Group> groups,
    List<Refused> refused) {

  /**
   * @param pass its place in the rotation
   * @param answered its answers while it had peers, with forgetting
   * @param expected what its calls were worth by its peers' answers, with forgetting
   * @param fall evidence of a fall, so far
   * @param blockedAtNs the latest refusals, the oldest first
   * @param restsUntilNs 0 when it does not rest
   * @param past how it is answered by itself; null in checkpoints from before that was kept
   */
  public record Number(
      long digits,
      int callsToday,
      double pass,
      double answered,
      double expected,
      Fall fall,
      List<Long> blockedAtNs,
      long blocked,
      long restsUntilNs,
      String because,
      int trialLeft,
      Past past) {}

  /**
   * @param own its answers since nothing spoke for a fall
   * @param worth what its calls were worth since then
   */
  public record Fall(double evidence, double own, double worth) {}

  /**
   * A number by itself.
   *
   * @param evidence of a fall, so far
   * @param own its answers since nothing spoke for a fall
   * @param worth what its calls used to bring since then
   */
  public record Past(
      double evidence, double own, double worth, boolean fallen, List<Usual> usual) {}

  /** Calls of one kind and how many of them were answered, with forgetting. */
  public record Usual(String kind, double calls, double answers) {}

  /** Calls that are alike but for the number shown. */
  public record Group(String key, double weight, List<Share> shares) {}

  /** Those of them that showed one number, in the group's weights. */
  public record Share(long digits, double calls) {}

  /** Numbers that are never again shown to a callee. */
  public record Refused(long callee, List<Long> shown) {}
}
