package org.pacekeeper.app.cli;

/** Marks a command that keeps an engine running, and so logs what happens by default. */
public interface RunsEngine {}
