package org.pacekeeper.command;

/**
 * Something that a person should look at began, or is over. It asks nobody to do anything; the log
 * has it, and what is on at present the board shows.
 *
 * @param about what it is about, for instance {@code trunk carrier}
 * @param begins false when it is over
 * @param text why, for people
 */
public record NoteAlarm(String about, boolean begins, String text) implements Command {}
