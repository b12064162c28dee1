package org.pacekeeper.telemetry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.pacekeeper.campaign.NodeState;
import org.pacekeeper.campaign.Snapshot;
import org.pacekeeper.campaign.Snapshot.CallerIdView;
import org.pacekeeper.campaign.Snapshot.NodeView;
import org.pacekeeper.campaign.Snapshot.TrunkView;

/**
 * Judges figures of the engine: each function looks at one thing and says how it is and why. Pure;
 * any thread. The caller knows the figures and puts the checks together.
 */
public final class Health {
  private Health() {}

  /** From good to bad. */
  public enum Level {
    UP,
    /** Works, with less than it should have. */
    DEGRADED,
    DOWN
  }

  /**
   * @param name of what was looked at
   * @param detail for people: the figure, and the expectation when it is not met
   */
  public record Check(String name, Level level, String detail) {}

  /**
   * Whether something is done often enough, as the core's loop turns.
   *
   * @param ageMs since it was last done, on a real clock
   */
  public static Check age(String name, long ageMs, long ageMsMax) {
    boolean late = ageMs > ageMsMax;
    String detail =
        "last turn " + ageMs + " ms ago" + (late ? ", expected at most " + ageMsMax : "");
    return new Check(name, late ? Level.DOWN : Level.UP, detail);
  }

  /** Whether a reader keeps up with its journal; one that falls behind is degraded, not down. */
  public static Check lag(String name, long records, long recordsMax) {
    boolean behind = records > recordsMax;
    String detail =
        records + " records behind" + (behind ? ", expected at most " + recordsMax : "");
    return new Check(name, behind ? Level.DEGRADED : Level.UP, detail);
  }

  /**
   * Whether something works, by the fault it last reported.
   *
   * @param fault empty when there is none
   */
  public static Check fault(String name, String fault) {
    return fault.isEmpty()
        ? new Check(name, Level.UP, "works")
        : new Check(name, Level.DOWN, fault);
  }

  /**
   * One check for each PBX node. A node that is not up is down when no other is up, since then no
   * call can be placed, and degraded otherwise.
   */
  public static List<Check> nodes(Snapshot snapshot) {
    boolean anyUp = snapshot.nodes().stream().anyMatch(node -> node.state() == NodeState.UP);
    List<Check> checks = new ArrayList<>();
    for (NodeView node : snapshot.nodes()) {
      Level level = node.state() == NodeState.UP ? Level.UP : anyUp ? Level.DEGRADED : Level.DOWN;
      checks.add(new Check("node " + node.name(), level, detail(node)));
    }
    return checks;
  }

  /**
   * One check for each trunk with an alarm, and for each pool of caller ids of which some rest or,
   * alone, are answered less often than before; nothing for what is well.
   */
  public static List<Check> alarms(Snapshot snapshot) {
    List<Check> checks = new ArrayList<>();
    for (TrunkView trunk : snapshot.trunks())
      if (!trunk.alarm().isEmpty())
        checks.add(new Check("trunk " + trunk.name(), Level.DEGRADED, trunk.alarm()));
    Map<String, List<CallerIdView>> pools =
        snapshot.callerIds().stream()
            .collect(Collectors.groupingBy(CallerIdView::pool, TreeMap::new, Collectors.toList()));
    pools.forEach(
        (pool, numbers) -> {
          long resting = numbers.stream().filter(each -> each.restsUntilNs() > 0).count();
          if (resting > 0)
            checks.add(
                new Check(
                    "caller ids " + pool,
                    Level.DEGRADED,
                    resting + " of " + numbers.size() + " rest, see the board for why"));
          long fallen = numbers.stream().filter(each -> !each.fallenAlone().isEmpty()).count();
          if (fallen > 0)
            checks.add(
                new Check(
                    "caller ids " + pool,
                    Level.DEGRADED,
                    fallen + " without peers answered less often than before, see the board"));
        });
    return checks;
  }

  private static String detail(NodeView node) {
    return switch (node.state()) {
      case UP -> node.callsUp() + " of " + node.callsMax() + " calls up";
      case RECONCILING -> "connected; asking what is on it, no call is placed until then";
      case DOWN -> "not connected, no call is placed there";
    };
  }
}
