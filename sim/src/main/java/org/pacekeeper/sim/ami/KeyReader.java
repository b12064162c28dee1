package org.pacekeeper.sim.ami;

import java.util.function.Consumer;
import org.pacekeeper.sim.world.PlacedCall;

/**
 * The application Read: a prompt, and keys that are pressed meanwhile or after it. Event loop only.
 */
final class KeyReader {
  /** How long it takes to enter a PIN. */
  private static final double DIGITS_SECONDS = 0.5;

  private final Exchange exchange;
  private final double messageSeconds;
  private final Consumer<SimChannel> next;

  /**
   * What is being read.
   *
   * @param variable that takes the keys
   * @param digitsMax so many, and it is over
   */
  record Reading(String variable, int digitsMax) {}

  /**
   * @param next takes a channel on to the step behind
   */
  KeyReader(Exchange exchange, double messageSeconds, Consumer<SimChannel> next) {
    this.exchange = exchange;
    this.messageSeconds = messageSeconds;
    this.next = next;
  }

  /**
   * {@code VARIABLE,prompt,digits,,attempts,timeout}: what the far end enters by itself, or the
   * keys that reach the channel, or nothing in time.
   */
  void read(SimChannel channel, String[] data) {
    int digitsMax = Integer.parseInt(data[2]);
    PlacedCall farEnd = channel.call().placed(channel);
    String entered = farEnd == null ? "" : farEnd.digitsEntered();
    boolean byItself = !entered.isEmpty();
    channel.variables().put(data[0], "");
    channel.variables().put("READSTATUS", "TIMEOUT");
    channel.reads(new Reading(data[0], digitsMax));
    if (byItself) {
      String taken = entered.substring(0, Math.min(entered.length(), digitsMax));
      exchange.later(
          channel, DIGITS_SECONDS, then -> taken.chars().forEach(c -> pressed(then, (char) c)));
      return;
    }
    double patience = data.length > 5 ? Double.parseDouble(data[5]) : 0;
    exchange.later(channel, messageSeconds + patience, this::isOver);
  }

  /** A key reaches the channel; nobody may be reading it. */
  void pressed(SimChannel channel, char key) {
    Reading reading = channel.reads();
    if (reading == null || !channel.application().equals("Read")) return;
    String keys = channel.variables().get(reading.variable()) + key;
    channel.variables().put(reading.variable(), keys);
    channel.variables().put("READSTATUS", "OK");
    if (keys.length() < reading.digitsMax()) return;
    channel.waitFor(null);
    isOver(channel);
  }

  private void isOver(SimChannel channel) {
    channel.reads(null);
    next.accept(channel);
  }
}
