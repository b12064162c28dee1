package org.pacekeeper.sim.endtoend;

import java.io.IOException;
import java.util.List;
import org.pacekeeper.asterisk.AsteriskNode;
import org.pacekeeper.event.Outcome;
import org.pacekeeper.event.PhoneNumber;

/**
 * An exchange and the people behind it. Knows every call that reached them, whatever the engine
 * says of it. Agents' phones are {@code Local/1001@phones/n} and up: they answer and stay.
 */
interface PhoneNetwork extends AutoCloseable {

  AsteriskNode node();

  /** Of the trunk, as a settings file writes it. */
  String dialString();

  /** What is dialed to reach the phone of the {@code agent}-th agent, counting from 1. */
  default String phone(int agent) {
    return "Local/" + (1_000 + agent) + "@phones/n";
  }

  /** What the node and the trunk take. */
  default int originatesPerSecond() {
    return 50;
  }

  /** Of the trunk. */
  default int lines() {
    return 50;
  }

  /** How long a call may ring before the engine gives up. */
  int ringTimeoutS();

  /** The {@code index}-th number of a list; each has an end of its own. */
  PhoneNumber number(int index);

  /** Every call that has reached the far end so far, in order. */
  List<PhoneNumber> dialed() throws IOException;

  /** Whether a call to that number that was watched to its end may have come to this. */
  boolean admits(PhoneNumber number, Outcome outcome, int sipStatus);

  @Override
  void close();
}
