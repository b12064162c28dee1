package org.pacekeeper.predict;

import org.pacekeeper.event.LeadEntry;

/**
 * What is known of a call when it is placed: which attempt it is, of which list its lead is, and
 * which hour the callee has. The effects of all three together say how much likelier than the
 * average it is answered by a person; calls alike in that are one class, and a forecast is made for
 * each class. The caller id has no effect of its own here: a number that is answered less than its
 * peers is rested (see {@code campaign}), not planned for.
 *
 * <p>A call's kind is a number that the call carries. One thread.
 */
public final class CallKinds {
  /** Classes of likelihood, from a quarter to four times the average, 12 % apart. */
  public static final int CLASSES = 25;

  private static final int AVERAGE = 12;
  private static final double CLASSES_PER_DOUBLING = 6;
  private static final double LN_2 = StrictMath.log(2);
  private static final double[] FACTOR = new double[CLASSES];

  static {
    for (int c = 0; c < CLASSES; c++)
      FACTOR[c] = StrictMath.pow(2, (c - AVERAGE) / CLASSES_PER_DOUBLING);
  }

  private final boolean perLead;
  private final AttemptEffect attempts = new AttemptEffect();
  private final ListNumbers listNumbers = new ListNumbers();
  private final GroupEffect lists = new GroupEffect(ListNumbers.MAX);
  private final LocalHours localHours = new LocalHours();
  private final GroupEffect hours = new GroupEffect(LocalHours.HOURS);

  /**
   * @param perLead whether calls differ at all
   */
  CallKinds(boolean perLead) {
    this.perLead = perLead;
  }

  /**
   * The kind of a call to that lead now. A kind is 0 and up.
   *
   * @param nowNs epoch ns
   */
  int of(LeadEntry lead, int attempt, long nowNs) {
    if (!perLead) return AVERAGE;
    int list = listNumbers.of(lead.listId());
    if (listNumbers.reused()) lists.forget(list);
    int hour = lead.zones().isEmpty() ? 0 : localHours.of(lead.zones().get(0), nowNs);
    return of(AttemptEffect.kind(attempt), list, hour);
  }

  private int of(int attempt, int list, int hour) {
    double factor = attempts.factor(attempt) * lists.factor(list) * hours.factor(hour);
    int likelihood =
        (int) Math.round(StrictMath.log(factor) / LN_2 * CLASSES_PER_DOUBLING) + AVERAGE;
    int in = Math.max(0, Math.min(CLASSES - 1, likelihood));
    return ((attempt * ListNumbers.MAX + list) * LocalHours.HOURS + hour) * CLASSES + in;
  }

  /** The class that a call of this kind is in. */
  public static int classOf(int kind) {
    return kind % CLASSES;
  }

  /** How much likelier than the average calls of a class are answered by a person. */
  static double factor(int ofClass) {
    return FACTOR[ofClass];
  }

  private static int hour(int kind) {
    return kind / CLASSES % LocalHours.HOURS;
  }

  private static int list(int kind) {
    return kind / CLASSES / LocalHours.HOURS % ListNumbers.MAX;
  }

  private static int attempt(int kind) {
    return kind / CLASSES / LocalHours.HOURS / ListNumbers.MAX;
  }

  /**
   * A call has rung for as long as it did.
   *
   * @param ofAverage the answers that an average call, at the present level, would have given
   *     meanwhile
   */
  void rang(int kind, double ofAverage) {
    if (!perLead) return;
    double attempt = attempts.factor(attempt(kind));
    double list = lists.factor(list(kind));
    double hour = hours.factor(hour(kind));
    attempts.expect(attempt(kind), ofAverage * list * hour);
    lists.expect(list(kind), ofAverage * attempt * hour);
    hours.expect(hour(kind), ofAverage * attempt * list);
  }

  /** A person answered it. */
  void answered(int kind) {
    if (!perLead) return;
    attempts.answered(attempt(kind));
    lists.answered(list(kind));
    hours.answered(hour(kind));
  }

  void write(Memory to) {
    attempts.write(to);
    listNumbers.write(to);
    lists.write(to);
    hours.write(to);
  }

  void read(Memory from) {
    attempts.read(from);
    listNumbers.read(from);
    lists.read(from);
    hours.read(from);
  }
}
