package org.pacekeeper.sim.scenario;

import java.util.List;

/**
 * A factor that changes with time: linear between its points, constant before the first and after
 * the last; 1 where there is no point. Immutable.
 *
 * @param points in the order of time
 */
public record Curve(List<Point> points) {
  public static final Curve ONE = new Curve(List.of());

  /**
   * @param atNs from the scenario's start
   */
  public record Point(long atNs, double factor) {}

  public Curve {
    points = List.copyOf(points);
  }

  public double at(long timeNs) {
    if (points.isEmpty()) return 1;
    Point before = points.get(0);
    if (timeNs <= before.atNs) return before.factor;
    for (int i = 1; i < points.size(); i++) {
      Point next = points.get(i);
      if (timeNs < next.atNs) {
        double part = (double) (timeNs - before.atNs) / (next.atNs - before.atNs);
        return before.factor + part * (next.factor - before.factor);
      }
      before = next;
    }
    return before.factor;
  }
}
