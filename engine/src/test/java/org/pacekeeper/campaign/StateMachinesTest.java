package org.pacekeeper.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.pacekeeper.event.LeadEntry;
import org.pacekeeper.event.PhoneNumber;

/**
 * Every move that is in the table is allowed, and every other is refused with what was wished and
 * what is.
 */
class StateMachinesTest {
  private static final String CALL =
      """
      DIALING    -> RINGING LISTENING WAITING ENDED
      RINGING    -> LISTENING WAITING ENDED
      LISTENING  -> WAITING MACHINE ENDED
      WAITING    -> CONNECTING CONNECTED MESSAGE MACHINE ENDED
      CONNECTING -> CONNECTED WAITING MESSAGE ENDED
      CONNECTED  -> ENDED
      MESSAGE    -> ENDED
      MACHINE    -> ENDED
      ENDED      ->
      """;

  private static final String AGENT =
      """
      OFFLINE   -> CALLING AVAILABLE PAUSED
      CALLING   -> AVAILABLE RESERVED PAUSED OFFLINE
      AVAILABLE -> RESERVED PAUSED OFFLINE
      RESERVED  -> TALKING AVAILABLE WRAP_UP PAUSED OFFLINE
      TALKING   -> WRAP_UP OFFLINE
      WRAP_UP   -> AVAILABLE PAUSED OFFLINE
      PAUSED    -> AVAILABLE OFFLINE
      """;

  @Test
  void aCallMovesAsTheTableSays() {
    check(CallState.class, CALL, StateMachinesTest::callMoves);
  }

  @Test
  void anAgentMovesAsTheTableSays() {
    check(AgentState.class, AGENT, StateMachinesTest::agentMoves);
  }

  @Test
  void aForbiddenMoveNamesTheWishAndThePresentState() {
    Call call = call();
    assertThatThrownBy(() -> call.move(CallState.CONNECTED, 1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("call 2a: cannot move from DIALING to CONNECTED");
    Agent agent = agent();
    assertThatThrownBy(() -> agent.move(AgentState.TALKING, 1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("agent anna: cannot move from OFFLINE to TALKING");
  }

  private static <S extends Enum<S>> void check(
      Class<S> type, String text, BiPredicate<List<S>, S> moves) {
    Map<S, Set<S>> table = parse(type, text);
    for (S from : type.getEnumConstants())
      for (S to : type.getEnumConstants())
        assertThat(moves.test(path(type, table, from), to))
            .as(from + " -> " + to)
            .isEqualTo(table.get(from).contains(to));
  }

  private static boolean callMoves(List<CallState> path, CallState to) {
    Call call = call();
    path.forEach(state -> call.move(state, 1));
    return succeeds(() -> call.move(to, 2));
  }

  private static boolean agentMoves(List<AgentState> path, AgentState to) {
    Agent agent = agent();
    path.forEach(state -> agent.move(state, 1));
    return succeeds(() -> agent.move(to, 2));
  }

  private static boolean succeeds(Runnable move) {
    try {
      move.run();
      return true;
    } catch (IllegalStateException refused) {
      return false;
    }
  }

  /** The moves that lead from the first state to another, by the table. */
  private static <S extends Enum<S>> List<S> path(Class<S> type, Map<S, Set<S>> table, S to) {
    S start = type.getEnumConstants()[0];
    Map<S, List<S>> paths = new HashMap<>(Map.of(start, List.of()));
    Deque<S> open = new ArrayDeque<>(List.of(start));
    while (!open.isEmpty()) {
      S from = open.poll();
      for (S next : table.get(from))
        if (!paths.containsKey(next)) {
          List<S> path = new ArrayList<>(paths.get(from));
          path.add(next);
          paths.put(next, path);
          open.add(next);
        }
    }
    return paths.get(to);
  }

  private static <S extends Enum<S>> Map<S, Set<S>> parse(Class<S> type, String text) {
    Map<S, Set<S>> table = new EnumMap<>(type);
    for (String line : text.strip().split("\n")) {
      String[] sides = line.split("->", -1);
      table.put(
          Enum.valueOf(type, sides[0].strip()),
          Arrays.stream(sides[1].strip().split(" "))
              .filter(name -> !name.isEmpty())
              .map(name -> Enum.valueOf(type, name))
              .collect(Collectors.toSet()));
    }
    return table;
  }

  private static Call call() {
    LeadEntry lead = new LeadEntry(1, new PhoneNumber(12_025_550_100L), List.of(), 0);
    return new Call(42, "sales", lead, "pbx", "carrier", "", 0);
  }

  private static Agent agent() {
    return new Agent("anna", "sales", "pbx", "PJSIP/anna", 0);
  }
}
