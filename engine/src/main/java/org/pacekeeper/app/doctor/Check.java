package org.pacekeeper.app.doctor;

import java.util.List;

/** Looks at one thing. What it meets becomes a finding; an exception is a fault of the program. */
@FunctionalInterface
public interface Check {
  List<Finding> look();
}
