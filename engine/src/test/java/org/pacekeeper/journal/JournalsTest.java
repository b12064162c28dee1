package org.pacekeeper.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pacekeeper.command.CommandRecord;
import org.pacekeeper.command.PbxCommand.Hangup;
import org.pacekeeper.event.ControlEvent.Tick;
import org.pacekeeper.event.EventRecord;
import org.pacekeeper.event.PbxEvent.CallRinging;
import org.pacekeeper.journal.JournalSettings.Roll;
import org.pacekeeper.journal.JournalSettings.Sync;

class JournalsTest {
  private static final long MINUTE_NS = 60_000_000_000L;
  private static final long NOON_NS = 1_795_435_200_000_000_000L;

  @TempDir Path folder;
  private final AtomicLong clock = new AtomicLong(NOON_NS);

  private Journals open() {
    return open(Sync.NONE);
  }

  private Journals open(Sync sync) {
    return Journals.open(new JournalSettings(folder, sync, 10, Roll.MINUTELY, 0), clock::get);
  }

  private static List<EventRecord> drain(EventReader reader) {
    List<EventRecord> records = new ArrayList<>();
    for (EventRecord r = reader.poll(); r != null; r = reader.poll()) records.add(r);
    return records;
  }

  private static List<Long> sequences(EventReader reader) {
    return drain(reader).stream().map(EventRecord::sequence).toList();
  }

  @Test
  void readsBackWhatWasAppendedInOrderWithTime() {
    try (Journals journals = open();
        EventReader reader = journals.events().reader(1)) {
      assertThat(reader.poll()).isNull();
      assertThat(journals.events().append(new CallRinging(7))).isEqualTo(1);
      clock.addAndGet(-5);
      assertThat(journals.events().append(new Tick())).isEqualTo(2);
      assertThat(reader.poll()).isEqualTo(new EventRecord(1, NOON_NS, new CallRinging(7)));
      assertThat(reader.poll()).isEqualTo(new EventRecord(2, NOON_NS, new Tick()));
      assertThat(reader.poll()).isNull();
      assertThat(journals.healed()).isEmpty();
    }
  }

  @Test
  void readsCommandsBackWithTheirCause() {
    Hangup hangup = new Hangup("n1", 5, "why");
    try (Journals journals = open();
        CommandReader reader = journals.commands().reader(1)) {
      assertThat(journals.commands().append(9, NOON_NS, hangup)).isEqualTo(1);
      assertThat(reader.poll()).isEqualTo(new CommandRecord(1, 9, NOON_NS, hangup));
      assertThat(journals.commands().lastCause()).isEqualTo(9);
    }
  }

  @Test
  void goesOnNumberingAfterARestartAndAcrossRolls() {
    for (int run = 0; run < 4; run++) {
      try (Journals journals = open()) {
        assertThat(journals.healed()).isEmpty();
        for (int i = 0; i < 50; i++) {
          journals.events().append(new CallRinging(run));
          if (i % 20 == 0) clock.addAndGet(MINUTE_NS);
        }
        assertThat(journals.events().lastSequence()).isEqualTo(50 * (run + 1));
        for (long from = 1; from <= journals.events().lastSequence() + 1; from += 7)
          try (EventReader live = journals.events().reader(from);
              RecordedJournals recorded = Journals.read(folder);
              EventReader file = recorded.events(from)) {
            List<Long> seen = sequences(live);
            assertThat(sequences(file)).isEqualTo(seen);
            assertThat(seen).hasSize((int) (journals.events().lastSequence() + 1 - from));
            if (!seen.isEmpty()) assertThat(seen.get(0)).isEqualTo(from);
          }
      }
      clock.addAndGet(5 * MINUTE_NS);
    }
  }

  @Test
  void followsTheWriterAcrossARoll() {
    try (Journals journals = open();
        EventReader live = journals.events().reader(1);
        RecordedJournals recorded = Journals.read(folder);
        EventReader file = recorded.events(1)) {
      for (int i = 1; i <= 30; i++) {
        journals.events().append(new CallRinging(i));
        assertThat(live.poll().sequence()).isEqualTo(i);
        assertThat(file.poll().sequence()).isEqualTo(i);
        assertThat(live.poll()).isNull();
        assertThat(file.poll()).isNull();
        clock.addAndGet(MINUTE_NS / 4);
      }
    }
  }

  @Test
  void refusesASecondProcessNamingFolderAndHolder() {
    try (Journals journals = open()) {
      assertThat(journals.id()).isNotEmpty();
      assertThatThrownBy(this::open)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining(folder.toString())
          .hasMessageContaining("pid " + ProcessHandle.current().pid())
          .hasMessageNotContaining("\n");
    }
  }

  @Test
  void keepsItsIdAndItsRollForEver() {
    String id;
    try (Journals journals = open()) {
      id = journals.id();
    }
    JournalSettings hourly = new JournalSettings(folder, Sync.NONE, 0, Roll.HOURLY, 0);
    try (Journals journals = Journals.open(hourly, clock::get)) {
      assertThat(journals.id()).isEqualTo(id);
      assertThat(journals.healed()).singleElement().asString().contains("MINUTELY", "HOURLY");
    }
    assertThat(Journals.read(folder).id()).isEqualTo(id);
  }

  @Test
  void remembersPositionsByName() {
    try (Journals journals = open(Sync.BEFORE_ORIGINATE)) {
      for (int i = 0; i < 9; i++) journals.commands().append(i, NOON_NS, new Hangup("n", i, ""));
      Position position = journals.position("dispatcher");
      assertThat(position.get()).isZero();
      for (long i = 1; i <= 9; i++) position.save(i);
      assertThatThrownBy(() -> position.save(8)).hasMessageContaining("cannot go back to 8");
    }
    try (Journals journals = open()) {
      assertThat(journals.position("dispatcher").get()).isEqualTo(9);
      assertThat(journals.position("other").get()).isZero();
      assertThatThrownBy(() -> journals.position("../x")).hasMessageContaining("../x");
    }
  }
}
