package org.pacekeeper.campaign;

import org.pacekeeper.event.Checkpoint;

/**
 * One recording of a call. Allowed moves:
 *
 * <pre>
 * ORDERED → RUNNING, ENDED, FAILED
 * RUNNING → PAUSED, ENDED, FAILED
 * PAUSED  → RUNNING, ENDED, FAILED
 * ENDED   → FAILED
 * FAILED  →
 * </pre>
 *
 * Core thread only.
 */
public final class CallRecording {

  /** How far a recording has come. */
  public enum State {
    /** Begins when callee and agent are connected. */
    ORDERED,
    RUNNING,
    PAUSED,
    ENDED,
    FAILED
  }

  /** Counts the recordings of a call from 1. */
  public final int part;

  public final String file;

  /** Who talked when it was asked for. */
  public final String agent;

  private State state = State.ORDERED;
  private long beganAtNs;

  public CallRecording(int part, String file, String agent) {
    this.part = part;
    this.file = file;
    this.agent = agent;
  }

  public State state() {
    return state;
  }

  /** Epoch ns, 0 when it has not begun. */
  public long beganAtNs() {
    return beganAtNs;
  }

  /** Whether it is asked for or going on. */
  public boolean isActive() {
    return state != State.ENDED && state != State.FAILED;
  }

  public boolean allows(State to) {
    return switch (state) {
      case ORDERED -> to == State.RUNNING || to == State.ENDED || to == State.FAILED;
      case RUNNING -> to == State.PAUSED || to == State.ENDED || to == State.FAILED;
      case PAUSED -> to == State.RUNNING || to == State.ENDED || to == State.FAILED;
      case ENDED -> to == State.FAILED;
      case FAILED -> false;
    };
  }

  /**
   * The one method that changes the state; notes when it began.
   *
   * @throws IllegalStateException when the move is not allowed
   */
  public void move(State to, long nowNs) {
    if (!allows(to))
      throw new IllegalStateException(
          "recording " + file + ": cannot move from " + state + " to " + to);
    if (to == State.RUNNING && beganAtNs == 0) beganAtNs = nowNs;
    state = to;
  }

  Checkpoint.Recording checkpoint() {
    return new Checkpoint.Recording(part, file, agent, state.name(), beganAtNs);
  }

  static CallRecording restore(Checkpoint.Recording from) {
    if (from == null) return null;
    CallRecording recording = new CallRecording(from.part(), from.file(), from.agent());
    recording.state = State.valueOf(from.state());
    recording.beganAtNs = from.beganAtNs();
    return recording;
  }
}
