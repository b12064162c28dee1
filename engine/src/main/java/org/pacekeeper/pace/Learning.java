package org.pacekeeper.pace;

import java.util.List;

/** A policy that remembers: what it knows goes into the checkpoint and comes back from it. */
public interface Learning {

  /** All it has learned, finite numbers in a form of its own. */
  List<Double> memory();

  /**
   * Takes up what was remembered; a memory of another form is passed over, and it learns anew. The
   * calls and agents of the moment are told afterwards.
   */
  void recall(List<Double> memory);
}
