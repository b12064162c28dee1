package org.pacekeeper.campaign;

import org.pacekeeper.event.Checkpoint;
import org.pacekeeper.event.PhoneNumber;

/**
 * Who calls from outside: what a call has instead of a lead. Immutable.
 *
 * @param channel the caller's own on the node
 * @param caller null when not known
 */
public record Inbound(String channel, PhoneNumber called, PhoneNumber caller) {

  Checkpoint.Caller checkpoint() {
    return new Checkpoint.Caller(channel, called.digits(), caller == null ? 0 : caller.digits());
  }

  static Inbound restore(Checkpoint.Caller from) {
    if (from == null) return null;
    return new Inbound(
        from.channel(),
        new PhoneNumber(from.called()),
        from.caller() == 0 ? null : new PhoneNumber(from.caller()));
  }
}
