package org.pacekeeper.asterisk;

import java.io.IOException;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.asteriskjava.manager.action.GetVarAction;
import org.asteriskjava.manager.action.ManagerAction;
import org.asteriskjava.manager.action.SetVarAction;
import org.pacekeeper.command.PbxCommand;
import org.pacekeeper.core.EventSink;
import org.pacekeeper.event.LegId;
import org.pacekeeper.event.PbxEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tracker's way out: events go to the sink, actions over the link there is at present. What the
 * node answers comes back through the inbox. A link that cannot be written to, or whose answer the
 * inbox has no room for, is lost. The node's thread.
 */
final class NodeOutbox implements ChannelTracker.Outbox {
  private static final Logger log = LoggerFactory.getLogger(NodeOutbox.class);

  private final String node;
  private final EventSink sink;
  private final Inbox inbox;
  private final BiConsumer<PbxCommand, String> onImpossible;
  private NodeLink link;

  /**
   * @param onImpossible given a command of which no action can be made, and why, at once
   */
  NodeOutbox(
      String node, EventSink sink, Inbox inbox, BiConsumer<PbxCommand, String> onImpossible) {
    this.node = node;
    this.sink = sink;
    this.inbox = inbox;
    this.onImpossible = onImpossible;
  }

  /** From now on actions go over this link. */
  void sendOver(NodeLink link) {
    this.link = link;
  }

  @Override
  public void report(PbxEvent event) {
    if (event instanceof PbxEvent.ChannelMissing e)
      log.warn("node={} channel={} missing reason=\"{}\"", e.node(), e.legId(), e.detail());
    if (event instanceof PbxEvent.StrayChannel e)
      log.warn("node={} channel={} was given up and is there", e.node(), e.legId());
    sink.append(event);
  }

  @Override
  public void carryOut(PbxCommand command) {
    ManagerAction action;
    try {
      action = ActionFactory.action(command);
    } catch (IllegalArgumentException e) {
      logRefused(node, command, e.getMessage());
      onImpossible.accept(command, e.getMessage());
      return;
    }
    send(action, ActionFactory.legId(command), error -> answer(command, error));
  }

  @Override
  public void move(long legId, String context, String exten) {
    send(
        ActionFactory.redirect(legId, context, exten),
        legId,
        error -> error == null ? null : new Item.NotMoved(legId, error));
  }

  @Override
  public void set(long legId, String variable, String value) {
    send(new SetVarAction(LegId.text(legId), variable, value), legId, error -> null);
  }

  @Override
  public void lookUp(long legId) {
    send(
        new GetVarAction(LegId.text(legId), "CHANNEL(state)"),
        legId,
        error -> new Item.LookedUp(legId, error));
  }

  static void logRefused(String node, PbxCommand command, String reason) {
    log.warn(
        "node={} refused command={} reason=\"{}\"",
        node,
        command.getClass().getSimpleName(),
        reason);
  }

  /**
   * @param said what is to be handled of the answer, null for nothing; given null for success
   */
  private void send(ManagerAction action, long legId, Function<String, Item> said) {
    NodeLink current = link;
    try {
      current.send(
          action,
          legId,
          error -> {
            Item item = said.apply(error);
            if (item != null && !inbox.put(item)) current.lose(Inbox.OVERFLOW);
          });
    } catch (IOException e) {
      // Written or not, nobody knows: what became of it is for the reconciliation to tell.
      current.lose("cannot write: " + e.getMessage());
    }
  }

  private static Item answer(PbxCommand command, String error) {
    if (error != null) return new Item.Refused(command, error);
    boolean saysNothing =
        command instanceof PbxCommand.Mute
            || command instanceof PbxCommand.PauseRecording
            || command instanceof PbxCommand.StopRecording;
    return saysNothing ? new Item.Done(command) : null;
  }
}
