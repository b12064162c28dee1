package org.pacekeeper.asterisk;

import java.util.regex.Pattern;
import org.pacekeeper.event.PhoneNumber;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the dialplan says of calls from outside. Numbers are the network's word and the caller's, so
 * they are taken only in E.164 form, with or without the plus sign. Any thread.
 */
final class Arrivals {
  /** The state by which the dialplan announces one. */
  static final String IS = "inbound";

  /** Names of channels go into the dialplan again: nothing that has a meaning there. */
  static final Pattern CHANNEL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_./@:;+*~-]{1,120}");

  private static final Logger LOG = LoggerFactory.getLogger(Arrivals.class);
  private static final Pattern NUMBER = Pattern.compile("\\+?([1-9][0-9]{6,14})");

  private Arrivals() {}

  /**
   * Null when it cannot be told who was called, or on which channel: the dialplan goes on alone.
   */
  static ChannelEvent.Arrived read(PacekeeperEvent event) {
    PhoneNumber called = number(event.getCalled());
    String channel = event.getChannel();
    if (called == null || channel == null || !CHANNEL.matcher(channel).matches()) {
      LOG.warn(
          "inbound call not taken: expected a called number in E.164 form, has_number={} has_channel={}",
          called != null,
          channel != null);
      return null;
    }
    return new ChannelEvent.Arrived(channel, called, number(event.getCallerIdNum()));
  }

  private static PhoneNumber number(String text) {
    if (text == null) return null;
    var digits = NUMBER.matcher(text);
    return digits.matches() ? new PhoneNumber(Long.parseLong(digits.group(1))) : null;
  }
}
