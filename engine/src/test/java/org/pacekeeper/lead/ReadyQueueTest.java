package org.pacekeeper.lead;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.pacekeeper.event.LeadEntry;
import org.pacekeeper.event.PhoneNumber;

class ReadyQueueTest {
  private static final Predicate<List<String>> ALL = zones -> true;
  private static final Predicate<List<String>> EAST = zones -> zones.equals(List.of("east"));

  private final ReadyQueue queue = new ReadyQueue();

  @Test
  void handsOutInTheOrderOfArrivalAcrossZones() {
    add(1, "east");
    add(2, "west");
    add(3, "east");
    assertThat(List.of(queue.poll(ALL), queue.poll(ALL), queue.poll(ALL)))
        .extracting(LeadEntry::leadId)
        .containsExactly(1L, 2L, 3L);
    assertThat(queue.poll(ALL)).isNull();
  }

  @Test
  void passesOverZonesThatAreClosedWithoutLosingThem() {
    add(1, "west");
    add(2, "east");
    assertThat(queue.poll(EAST).leadId()).isEqualTo(2);
    assertThat(queue.poll(EAST)).isNull();
    assertThat(queue.size()).isEqualTo(1);
    assertThat(queue.poll(ALL).leadId()).isEqualTo(1);
  }

  @Test
  void handsOutAChosenLeadUnlessItsZonesAreClosed() {
    add(1, "west");
    add(2, "east");
    add(3, "east");
    assertThat(queue.take(3, EAST).leadId()).isEqualTo(3);
    assertThat(queue.take(3, EAST)).isNull();
    assertThat(queue.take(1, EAST)).isNull();
    assertThat(queue.all()).extracting(LeadEntry::leadId).containsExactly(1L, 2L);
  }

  @Test
  void tellsOnlyTheLeadsWhoseZonesAreOpen() {
    add(1, "west");
    add(2, "east");
    add(3, "east");
    List<Long> told = new ArrayList<>();
    queue.each(EAST, lead -> told.add(lead.leadId()));
    assertThat(told).containsExactly(2L, 3L);
  }

  @Test
  void holdsALeadOnce() {
    add(1, "east");
    add(1, "east");
    assertThat(queue.size()).isEqualTo(1);
    assertThat(queue.remove(1)).isTrue();
    assertThat(queue.remove(1)).isFalse();
    assertThat(queue.poll(ALL)).isNull();
  }

  @Test
  void givesUpTheClosedOnesInOrder() {
    add(1, "west");
    add(2, "east");
    add(3, "north");
    add(4, "west");
    assertThat(queue.removeClosed(EAST)).extracting(LeadEntry::leadId).containsExactly(1L, 3L, 4L);
    assertThat(queue.all()).extracting(LeadEntry::leadId).containsExactly(2L);
    add(1, "west");
    assertThat(queue.removeAll()).extracting(LeadEntry::leadId).containsExactly(2L, 1L);
    assertThat(queue.size()).isZero();
  }

  private void add(long id, String zone) {
    queue.add(new LeadEntry(id, new PhoneNumber(12_025_550_100L), List.of(zone), 0));
  }
}
