package org.pacekeeper.event;

/** What machine detection took an answer for. */
public enum Heard {
  HUMAN,
  MACHINE,
  /** It could not tell: treated as a person, who must not be hung up on. */
  NOT_SURE
}
