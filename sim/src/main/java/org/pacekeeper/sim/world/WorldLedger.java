package org.pacekeeper.sim.world;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The truth to hold the engine's figures against: every call into the world, kept for the life of
 * the world (some 150 bytes each; a truth that forgets is none). Written on the calendar's thread,
 * read by any.
 */
public final class WorldLedger {
  private final List<DialRecord> records = new ArrayList<>();
  private final Map<String, Integer> timesDialed = new HashMap<>();
  private final Map<String, Integer> timesReached = new HashMap<>();

  /** Everything so far, in the order of dialing. */
  public synchronized List<DialRecord> records() {
    return List.copyOf(records);
  }

  public synchronized long dialed() {
    return records.size();
  }

  public synchronized int numbersDialed() {
    return timesDialed.size();
  }

  /** How often the exchange dialed it, whether it was reached or not. */
  public synchronized int timesDialed(String number) {
    return timesDialed.getOrDefault(number, 0);
  }

  /** How often each number was dialed, whether it was reached or not. */
  public synchronized Map<String, Integer> timesDialed() {
    return Map.copyOf(timesDialed);
  }

  synchronized int timesReached(String number) {
    return timesReached.getOrDefault(number, 0);
  }

  /** Returns the record's place. */
  synchronized int open(String number, String leg, FarEnd farEnd, long nowNs) {
    timesDialed.merge(number, 1, Integer::sum);
    if (farEnd != null) timesReached.merge(number, 1, Integer::sum);
    records.add(new DialRecord(number, leg, farEnd, nowNs, -1, -1, -1, Ending.UP));
    return records.size() - 1;
  }

  synchronized void answered(int place, long nowNs) {
    records.set(place, records.get(place).answered(nowNs));
  }

  /** The first time counts. */
  synchronized void connected(int place, long nowNs) {
    DialRecord record = records.get(place);
    if (record.connectedAtNs() < 0) records.set(place, record.connected(nowNs));
  }

  synchronized void ended(int place, long nowNs, Ending how) {
    records.set(place, records.get(place).ended(nowNs, how));
  }
}
