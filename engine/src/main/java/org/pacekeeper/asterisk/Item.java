package org.pacekeeper.asterisk;

import org.pacekeeper.command.PbxCommand;

/** What a node's session has to deal with, one after the other. */
sealed interface Item {

  record Order(PbxCommand command) implements Item {}

  record Seen(ChannelEvent event) implements Item {}

  record Refused(PbxCommand command, String detail) implements Item {}

  record Done(PbxCommand command) implements Item {}

  /**
   * @param error null when the node has the channel
   */
  record LookedUp(long legId, String error) implements Item {}

  /** The node refused to send the leg elsewhere in the dialplan. */
  record NotMoved(long legId, String error) implements Item {}
}
