package org.pacekeeper.sim.ami;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * One manager action.
 *
 * @param rights of which the account needs one; empty when none is needed
 */
record Action(String name, String synopsis, Set<EventClass> rights, Handler handler) {

  /** Answers a request, on the event loop. */
  @FunctionalInterface
  interface Handler {
    void handle(AmiSession session, AmiRequest request);
  }

  /** As ListCommands has it. */
  String described() {
    String names = "<none>";
    if (!rights.isEmpty()) {
      List<String> sorted = new ArrayList<>();
      for (EventClass one : new TreeSet<>(rights)) sorted.add(one.name().toLowerCase(Locale.ROOT));
      names = String.join(",", sorted) + ",all";
    }
    return synopsis + "  (Priv: " + names + ")";
  }

  boolean allowedTo(AmiServerSettings.Account account) {
    return rights.isEmpty()
        || (account != null && rights.stream().anyMatch(account.write()::contains));
  }
}
