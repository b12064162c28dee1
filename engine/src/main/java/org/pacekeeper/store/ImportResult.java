package org.pacekeeper.store;

import java.util.List;
import java.util.Map;
import org.pacekeeper.store.csv.Problem;

/**
 * What an import did, or a check found. {@code rowsRead = good + invalid + duplicate}.
 *
 * @param stored whether the good rows are in the campaign; false for a check, and for a strict
 *     import that left everything out
 * @param good rows that are imported, or would be
 * @param invalid rows left out for a value that cannot be used
 * @param duplicate rows left out as their number is in the file or in the campaign already
 * @param doNotCall of the good ones, never called
 * @param noZone of the good ones, not called for want of a time zone
 * @param columns which column of the file holds which field, field to header
 * @param extraColumns columns that are kept under their own names
 * @param problems the first {@value #PROBLEMS_KEPT}, by line
 * @param problemsTotal how many there are
 */
public record ImportResult(
    String campaign,
    String file,
    boolean stored,
    long rowsRead,
    long good,
    long invalid,
    long duplicate,
    long doNotCall,
    long noZone,
    Map<String, String> columns,
    List<String> extraColumns,
    List<Problem> problems,
    long problemsTotal) {
  static final int PROBLEMS_KEPT = 1000;

  /** Whether every row of the file was good. */
  public boolean clean() {
    return invalid == 0 && duplicate == 0;
  }
}
