package org.pacekeeper.sim.ami;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The classes by which manager.conf grants events and actions; those that occur here. */
public enum EventClass {
  SYSTEM,
  CALL,
  USER,
  COMMAND,
  REPORTING,
  ORIGINATE;

  public static final Set<EventClass> ALL = Set.of(values());

  /**
   * As written in manager.conf or an event mask; classes that do not occur here are passed over.
   *
   * @param names separated by commas; {@code all} and {@code on} mean every class
   */
  public static Set<EventClass> parse(String names) {
    Set<EventClass> classes = EnumSet.noneOf(EventClass.class);
    for (String name : names.split(",")) {
      String wanted = name.strip().toUpperCase(Locale.ROOT);
      for (EventClass one : values()) if (one.name().equals(wanted)) classes.add(one);
      if (wanted.equals("ALL") || wanted.equals("ON")) classes.addAll(ALL);
    }
    return classes;
  }

  /** As an event's Privilege header has it. */
  String privilege() {
    return name().toLowerCase(Locale.ROOT) + ",all";
  }
}
