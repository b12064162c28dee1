package org.pacekeeper.asterisk;

import java.util.Optional;
import org.pacekeeper.command.PbxCommand;
import org.pacekeeper.event.PbxEvent;

/** What the core is told of a command that no node was given. Pure. */
final class Refusal {
  private Refusal() {}

  /** Empty for commands whose effect, or the lack of it, shows in other events. */
  static Optional<PbxEvent> of(PbxCommand command, String reason) {
    if (command instanceof PbxCommand.Originate c)
      return Optional.of(new PbxEvent.OriginateSkipped(c.callId(), reason));
    if (command instanceof PbxCommand.Connect c)
      return Optional.of(new PbxEvent.ConnectFailed(c.callId(), c.agent(), reason));
    if (command instanceof PbxCommand.ConnectAcross c)
      return Optional.of(new PbxEvent.ConnectFailed(c.callId(), c.agent(), reason));
    if (command instanceof PbxCommand.CallAgent c)
      return Optional.of(new PbxEvent.AgentLegDown(c.legId(), c.agent(), 0, reason));
    return Optional.empty();
  }
}
