package org.pacekeeper.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pacekeeper.command.Command;
import org.pacekeeper.command.CommandRecord;
import org.pacekeeper.command.StoreCommand.RecordDisposition;
import org.pacekeeper.core.DialerCore;
import org.pacekeeper.event.AgentEvent.DispositionRecorded;
import org.pacekeeper.event.EventRecord;
import org.pacekeeper.pace.Policies;

class ReplayTest {
  private final List<EventRecord> events =
      List.of(
          new EventRecord(1, 100, new DispositionRecorded("anna", 7, "sale", "")),
          new EventRecord(2, 200, new DispositionRecorded("bert", 8, "callback", "at five")));
  private final List<CommandRecord> recorded =
      new ArrayList<>(
          List.of(
              new CommandRecord(1, 1, 100, new RecordDisposition(7, "anna", "sale", "")),
              new CommandRecord(
                  2, 2, 200, new RecordDisposition(8, "bert", "callback", "at five"))));
  private final List<Command> unrecorded = new ArrayList<>();

  @Test
  void whatRepeatsIsCounted() {
    Replay replay = replay();
    assertThat(replay.finish()).isEmpty();
    assertThat(replay.events()).isEqualTo(2);
    assertThat(replay.commands()).isEqualTo(2);
    assertThat(unrecorded).isEmpty();
  }

  @Test
  void commandsThatACrashKeptFromBeingWrittenAreHandedOut() {
    recorded.remove(1);
    assertThat(replay().finish()).isEmpty();
    assertThat(unrecorded).containsExactly(new RecordDisposition(8, "bert", "callback", "at five"));
  }

  @Test
  void commandsThatAreWrittenDuringTheReplayAreNotTakenForRecorded() {
    Deque<CommandRecord> journal = new ArrayDeque<>();
    Replay replay =
        new Replay(
            new DialerCore(Policies.shipped()),
            journal::poll,
            command -> journal.add(new CommandRecord(1, 1, 100, command)));
    events.forEach(replay::apply);
    assertThat(replay.finish()).isEmpty();
    assertThat(journal).hasSize(2);
  }

  @Test
  void anotherCommandIsADifferenceWithItsEvent() {
    recorded.set(1, new CommandRecord(2, 2, 200, new RecordDisposition(8, "bert", "sale", "")));
    Replay.Difference difference = replay().finish().orElseThrow();
    assertThat(difference.eventSequence()).isEqualTo(2);
    assertThat(difference.toString()).contains("callback").contains("sale");
  }

  @Test
  void theSameCommandByAnotherCauseIsADifference() {
    recorded.set(1, new CommandRecord(2, 1, 100, recorded.get(1).command()));
    assertThat(replay().finish()).isPresent();
  }

  @Test
  void aCommandThatNoEventLedToIsADifference() {
    recorded.add(new CommandRecord(3, 2, 200, new RecordDisposition(9, "anna", "sale", "")));
    assertThat(replay().finish().orElseThrow().repeated()).isNull();
  }

  private Replay replay() {
    Iterator<CommandRecord> commands = recorded.iterator();
    Replay replay =
        new Replay(
            new DialerCore(Policies.shipped()),
            () -> commands.hasNext() ? commands.next() : null,
            unrecorded::add);
    events.forEach(replay::apply);
    return replay;
  }
}
