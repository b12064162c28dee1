package org.pacekeeper.asterisk;

import java.util.Optional;
import org.pacekeeper.command.PbxCommand;
import org.pacekeeper.event.Outcome;
import org.pacekeeper.event.PbxEvent;
import org.pacekeeper.event.PbxEvent.Move;

/** What the core is told of a command that no node was given. Pure. */
final class Refusal {
  private Refusal() {}

  /** Empty for commands whose effect, or the lack of it, shows in other events. */
  static Optional<PbxEvent> of(PbxCommand command, String reason) {
    if (command instanceof PbxCommand.Originate c)
      return Optional.of(new PbxEvent.OriginateSkipped(c.callId(), reason));
    if (command instanceof PbxCommand.TakeInbound c)
      return Optional.of(new PbxEvent.CallFailed(c.callId(), Outcome.FAULT, 0, 0, -1, reason));
    if (command instanceof PbxCommand.Connect c)
      return Optional.of(new PbxEvent.ConnectFailed(c.callId(), c.agent(), reason));
    if (command instanceof PbxCommand.ConnectAcross c)
      return Optional.of(new PbxEvent.ConnectFailed(c.callId(), c.agent(), reason));
    if (command instanceof PbxCommand.CallAgent c)
      return Optional.of(new PbxEvent.AgentLegDown(c.legId(), c.agent(), 0, reason));
    if (command instanceof PbxCommand.CallThird c)
      return Optional.of(new PbxEvent.ThirdDown(c.legId(), c.callId(), Outcome.FAULT, 0, 0));
    if (command instanceof PbxCommand.Hold c) return move(c.callId(), Move.HOLD, reason);
    if (command instanceof PbxCommand.Consult c) return move(c.callId(), Move.CONSULT, reason);
    if (command instanceof PbxCommand.HandOver c) return move(c.callId(), Move.HAND_OVER, reason);
    if (command instanceof PbxCommand.ThreeWay c) return move(c.callId(), Move.THREE_WAY, reason);
    if (command instanceof PbxCommand.Mute c) return move(c.callId(), Move.MUTE, reason);
    if (command instanceof PbxCommand.RecordCall c)
      return Optional.of(new PbxEvent.RecordingFailed(c.callId(), reason));
    if (command instanceof PbxCommand.PauseRecording c)
      return move(c.callId(), Move.PAUSE_RECORDING, reason);
    if (command instanceof PbxCommand.StopRecording c)
      return move(c.callId(), Move.STOP_RECORDING, reason);
    return Optional.empty();
  }

  private static Optional<PbxEvent> move(long callId, Move move, String reason) {
    return Optional.of(new PbxEvent.MoveFailed(callId, move, reason));
  }
}
