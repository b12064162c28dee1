package org.pacekeeper.core;

import org.pacekeeper.command.PbxCommand;

/**
 * Port: a pool of PBX nodes. What the nodes report comes as events into the {@link EventSink} given
 * at construction: after every (re)connect {@code NodeConnected}, then the complete list {@code
 * NodeReconciled}; every originate that was sent ends with exactly one {@code CallFailed} or {@code
 * CallHungUp} while the connection holds.
 */
public interface Pbx extends AutoCloseable {

  /** Begins to connect to every node; returns at once. Reconnects by itself until closed. */
  void start();

  /**
   * Hands a command over; returns without waiting for the node. A command that cannot be handed
   * over is answered by the event of its failure ({@code OriginateSkipped}, {@code ConnectFailed},
   * {@code AgentLegDown}), an originate that nobody could carry out by {@code CallFailed} with
   * {@code FAULT}. One thread.
   */
  void send(PbxCommand command);

  /** Ends the sessions; calls that are up stay up. */
  @Override
  void close();
}
