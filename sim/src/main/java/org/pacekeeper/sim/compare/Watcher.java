package org.pacekeeper.sim.compare;

/** Is told how long work goes on; called on the thread that asked for the work. */
public interface Watcher {
  /**
   * @param task two or three words
   * @param runs expected, 0 when that is not known
   */
  void begun(String task, long runs);

  /** One more run has ended. */
  void ranOne();
}
