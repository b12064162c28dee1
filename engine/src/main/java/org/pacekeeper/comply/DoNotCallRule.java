package org.pacekeeper.comply;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.pacekeeper.event.LeadEntry;
import org.pacekeeper.event.PhoneNumber;

/**
 * Numbers that asked not to be called since the leads in the core's hands were claimed, and all
 * before. The complete list is in the store, which claims no number on it; this one closes the gap
 * between claim and dial.
 */
public final class DoNotCallRule implements Rule {
  private static final String SOURCE = "16 CFR 310.4(b)(1)(iii), 47 CFR 64.1200(d)";

  private final TreeSet<Long> digits = new TreeSet<>();

  /** Whether it was not there before. */
  public boolean add(PhoneNumber phone) {
    return digits.add(phone.digits());
  }

  @Override
  public Verdict check(LeadEntry lead, long nowNs) {
    return digits.contains(lead.phone().digits())
        ? Verdict.refused("on the do-not-call list", SOURCE)
        : Verdict.ALLOWED;
  }

  /** Ascending. */
  public List<Long> checkpoint() {
    return new ArrayList<>(digits);
  }

  public void restore(List<Long> from) {
    digits.addAll(from);
  }
}
