package org.pacekeeper.lead;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.pacekeeper.event.LeadEntry;
import org.pacekeeper.event.PhoneNumber;

/**
 * Leads the store handed over for dialing, first come first served among those whose time zones are
 * open. Leads with the same zones stand in one line, so that finding the next costs as many steps
 * as there are kinds of zones, not leads. Core thread only.
 */
public final class ReadyQueue {
  private record Place(long order, LeadEntry lead) {}

  private final Map<List<String>, ArrayDeque<Place>> byZones = new LinkedHashMap<>();
  private final Set<Long> ids = new LinkedHashSet<>();
  private long nextOrder;

  public int size() {
    return ids.size();
  }

  public boolean contains(long leadId) {
    return ids.contains(leadId);
  }

  /** A lead that is already here is left where it is. */
  public void add(LeadEntry lead) {
    if (ids.add(lead.leadId()))
      byZones
          .computeIfAbsent(lead.zones(), z -> new ArrayDeque<>())
          .add(new Place(nextOrder++, lead));
  }

  /** The first lead whose zones are open, null when there is none; it stays. */
  public LeadEntry peek(Predicate<List<String>> open) {
    ArrayDeque<Place> line = first(open);
    return line == null ? null : line.peek().lead;
  }

  /** Takes the first lead whose zones are open, null when there is none. */
  public LeadEntry poll(Predicate<List<String>> open) {
    ArrayDeque<Place> line = first(open);
    if (line == null) return null;
    LeadEntry lead = line.poll().lead;
    ids.remove(lead.leadId());
    return lead;
  }

  /** Takes this lead; null when it is not here or its zones are not open. */
  public LeadEntry take(long leadId, Predicate<List<String>> open) {
    if (!ids.contains(leadId)) return null;
    for (Map.Entry<List<String>, ArrayDeque<Place>> line : byZones.entrySet())
      for (Iterator<Place> places = line.getValue().iterator(); places.hasNext(); ) {
        LeadEntry lead = places.next().lead;
        if (lead.leadId() != leadId) continue;
        if (!open.test(line.getKey())) return null;
        places.remove();
        ids.remove(leadId);
        return lead;
      }
    throw new IllegalStateException("lead " + leadId + ": is held and stands in no line");
  }

  /** Tells each lead whose zones are open, those with the same zones in their order. */
  public void each(Predicate<List<String>> open, Consumer<LeadEntry> to) {
    for (Map.Entry<List<String>, ArrayDeque<Place>> line : byZones.entrySet())
      if (!line.getValue().isEmpty() && open.test(line.getKey()))
        for (Place place : line.getValue()) to.accept(place.lead);
  }

  private ArrayDeque<Place> first(Predicate<List<String>> open) {
    ArrayDeque<Place> first = null;
    for (Map.Entry<List<String>, ArrayDeque<Place>> line : byZones.entrySet()) {
      Place head = line.getValue().peek();
      if (head == null || (first != null && first.peek().order < head.order)) continue;
      if (open.test(line.getKey())) first = line.getValue();
    }
    return first;
  }

  /** Whether it was here. */
  public boolean remove(long leadId) {
    if (!ids.remove(leadId)) return false;
    for (ArrayDeque<Place> line : byZones.values())
      if (line.removeIf(place -> place.lead.leadId() == leadId)) return true;
    return false;
  }

  /** Takes the first with that number; null when there is none. */
  public LeadEntry removeNumber(PhoneNumber phone) {
    for (LeadEntry lead : all())
      if (lead.phone().equals(phone)) {
        remove(lead.leadId());
        return lead;
      }
    return null;
  }

  /** Takes all leads whose zones are not open, in their order. */
  public List<LeadEntry> removeClosed(Predicate<List<String>> open) {
    return drain(zones -> !open.test(zones));
  }

  /** Takes all, in their order. */
  public List<LeadEntry> removeAll() {
    return drain(zones -> true);
  }

  /** All, in their order. */
  public List<LeadEntry> all() {
    PriorityQueue<Place> places = ordered();
    byZones.values().forEach(places::addAll);
    return leads(places);
  }

  private List<LeadEntry> drain(Predicate<List<String>> which) {
    PriorityQueue<Place> places = ordered();
    byZones
        .entrySet()
        .removeIf(
            line -> {
              if (!which.test(line.getKey())) return false;
              places.addAll(line.getValue());
              return true;
            });
    List<LeadEntry> taken = leads(places);
    taken.forEach(lead -> ids.remove(lead.leadId()));
    return taken;
  }

  private static PriorityQueue<Place> ordered() {
    return new PriorityQueue<>((a, b) -> Long.compare(a.order, b.order));
  }

  private static List<LeadEntry> leads(PriorityQueue<Place> places) {
    List<LeadEntry> leads = new ArrayList<>(places.size());
    for (Place place = places.poll(); place != null; place = places.poll()) leads.add(place.lead);
    return leads;
  }
}
