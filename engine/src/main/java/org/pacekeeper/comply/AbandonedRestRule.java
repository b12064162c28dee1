package org.pacekeeper.comply;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pacekeeper.event.Checkpoint;
import org.pacekeeper.event.LeadEntry;
import org.pacekeeper.event.PhoneNumber;

/**
 * Numbers of people who were abandoned, who are left alone for a while, whichever campaign or list
 * they are on: no agent can be guaranteed to them here. How long is the campaign's setting, at
 * least what its compliance profiles say. Core thread only.
 */
public final class AbandonedRestRule implements Rule {
  private static final String SOURCE =
      "Ofcom statements on persistent misuse of 2008 and 2010: no call within 72 hours without an"
          + " agent guaranteed";

  private final Map<Long, Long> untilNsByDigits = new LinkedHashMap<>();

  /** Leaves a number alone until then; a later end that was set before stays. */
  public void add(PhoneNumber phone, long untilNs, long nowNs) {
    Long before = untilNsByDigits.remove(phone.digits());
    untilNsByDigits.put(phone.digits(), before == null ? untilNs : Math.max(before, untilNs));
    dropOver(nowNs);
  }

  /** The oldest entries are the first to end, but for campaigns with different rests. */
  private void dropOver(long nowNs) {
    Iterator<Long> ends = untilNsByDigits.values().iterator();
    while (ends.hasNext() && ends.next() <= nowNs) ends.remove();
  }

  /** Epoch ns; 0 when the number may be called. */
  public long restsUntilNs(PhoneNumber phone, long nowNs) {
    long untilNs = untilNsByDigits.getOrDefault(phone.digits(), 0L);
    return untilNs > nowNs ? untilNs : 0;
  }

  @Override
  public Verdict check(LeadEntry lead, long nowNs) {
    return restsUntilNs(lead.phone(), nowNs) == 0
        ? Verdict.ALLOWED
        : Verdict.refused("was abandoned and is left alone", SOURCE);
  }

  /** In the order in which they were added. */
  public List<Checkpoint.Rest> checkpoint() {
    List<Checkpoint.Rest> rests = new ArrayList<>(untilNsByDigits.size());
    untilNsByDigits.forEach((digits, untilNs) -> rests.add(new Checkpoint.Rest(digits, untilNs)));
    return rests;
  }

  /**
   * @param from null in a checkpoint that was written before there was this rule
   */
  public void restore(List<Checkpoint.Rest> from) {
    if (from == null) return;
    for (Checkpoint.Rest rest : from) untilNsByDigits.put(rest.digits(), rest.untilNs());
  }
}
