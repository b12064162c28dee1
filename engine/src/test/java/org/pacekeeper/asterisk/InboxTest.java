package org.pacekeeper.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.pacekeeper.command.PbxCommand;

class InboxTest {
  private static final PbxCommand HANGUP = new PbxCommand.Hangup("pbx1", 1, "test");

  private final Inbox inbox = new Inbox("pbx1");

  @Test
  void takesCommandsOnlyWhileItIsOpen() {
    assertThat(inbox.order(HANGUP)).isEqualTo("node pbx1 is not connected");
    inbox.open();
    assertThat(inbox.order(HANGUP)).isNull();
    inbox.shut();
    assertThat(inbox.order(HANGUP)).isEqualTo("node pbx1 is not connected");
    assertThat(inbox.isEmpty()).isFalse();
  }

  @Test
  void givesBackTheCommandsThatWereLeft() {
    inbox.open();
    inbox.order(HANGUP);
    inbox.put(new Item.Seen(new ChannelEvent.Rings(1)));
    assertThat(inbox.clear()).containsExactly(HANGUP);
    assertThat(inbox.isEmpty()).isTrue();
  }

  @Test
  void refusesCommandsAndDropsEventsAtItsBound() {
    inbox.open();
    while (inbox.put(new Item.Seen(new ChannelEvent.Rings(1))))
      assertThat(inbox.dropped()).isZero();
    assertThat(inbox.dropped()).isOne();
    assertThat(inbox.order(HANGUP)).contains("are waiting");
  }
}
