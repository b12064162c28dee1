package org.pacekeeper.journal;

import static org.pacekeeper.journal.RecordType.of;

import java.util.List;
import org.pacekeeper.event.Event;
import org.pacekeeper.event.PbxEvent.ChannelMissing;
import org.pacekeeper.event.PbxEvent.StrayChannel;

/** How events about channels that were lost sight of are written. */
final class WatchCodec {
  static final List<RecordType<Event>> EVENTS =
      List.<RecordType<Event>>of(
          of(
              290,
              1,
              ChannelMissing.class,
              (e, out) -> out.string(e.node()).i64(e.legId()).text(e.detail()),
              in -> new ChannelMissing(in.string(), in.i64(), in.string())),
          of(
              291,
              1,
              StrayChannel.class,
              (e, out) -> out.string(e.node()).i64(e.legId()),
              in -> new StrayChannel(in.string(), in.i64())));

  private WatchCodec() {}
}
