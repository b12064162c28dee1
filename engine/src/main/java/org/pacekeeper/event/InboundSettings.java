package org.pacekeeper.event;

import java.util.List;

/**
 * Which calls from outside a campaign's agents take, and how. A campaign for which none was
 * configured takes none.
 *
 * @param numbers the numbers that are called, each of one campaign only
 * @param priority who comes first when both an outbound callee and a caller wait
 * @param waitMaxMs how long a caller may wait for an agent, from the arrival
 * @param message recording when that is over; empty: hung up on
 * @param announcement recording every so often while a caller waits; empty for none
 * @param announceEveryMs how often, in whole seconds
 * @param serviceLevelMs a caller who is answered within counts for the service level
 * @param riseAfterMs who has waited so long comes before everybody who waits, whatever the
 *     priority; 0 for never
 */
public record InboundSettings(
    List<PhoneNumber> numbers,
    Priority priority,
    int waitMaxMs,
    String message,
    String announcement,
    int announceEveryMs,
    int serviceLevelMs,
    int riseAfterMs) {
  public InboundSettings {
    numbers = List.copyOf(numbers);
  }

  /** Under which the priority holds however long somebody waits. */
  public InboundSettings(
      List<PhoneNumber> numbers,
      Priority priority,
      int waitMaxMs,
      String message,
      String announcement,
      int announceEveryMs,
      int serviceLevelMs) {
    this(numbers, priority, waitMaxMs, message, announcement, announceEveryMs, serviceLevelMs, 0);
  }

  /** Takes no call. */
  public static final InboundSettings NONE =
      new InboundSettings(List.of(), Priority.AFTER, 300_000, "", "", 30_000, 20_000);

  /** Who comes first. */
  public enum Priority {
    /** A caller, even before an outbound callee who waits. */
    BEFORE,
    /** An outbound callee who waits; then callers. */
    AFTER,
    /**
     * Outbound callees, and those who are still being called: a caller gets an agent only while
     * more are free than outbound calls ring or wait.
     */
    SPARE
  }

  /** Whether calls from outside are taken at all. */
  public boolean takes() {
    return !numbers.isEmpty();
  }
}
