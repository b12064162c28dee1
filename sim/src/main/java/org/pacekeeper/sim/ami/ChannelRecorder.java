package org.pacekeeper.sim.ami;

import org.pacekeeper.sim.world.CalleeCall;
import org.pacekeeper.sim.world.FarEnd;

/**
 * MixMonitor on one channel: a file that grows while it is in a bridge would be more than anybody
 * looks at, so each has one length. Plain state; event loop only.
 */
final class ChannelRecorder {
  private static final long HEADER_BYTES = 44;

  /** One second of 8 kHz in 16 bits, and a header. */
  private static final long BYTES = HEADER_BYTES + 16_000;

  private String last = "";
  private boolean recording;
  private boolean muted;
  private boolean heard;

  void begin(String file, SimChannel channel) {
    last = file;
    heard = isHeard(channel);
    recording = true;
    muted = false;
  }

  /** Who answers and says nothing is not, unless an announcement is. */
  private static boolean isHeard(SimChannel channel) {
    return !channel.variables().getOrDefault("PK_ANNOUNCE", "").isEmpty()
        || !(channel.call().placed(channel) instanceof CalleeCall callee)
        || callee.farEnd() != FarEnd.DROPS;
  }

  /** Whether there was anything to end. */
  boolean end() {
    boolean was = recording;
    recording = false;
    return was;
  }

  /** Whether there was anything to mute. */
  boolean mute(boolean on) {
    if (recording) muted = on;
    return recording;
  }

  boolean isMuted() {
    return muted;
  }

  boolean isRecording() {
    return recording;
  }

  /** Size of the file of that name, 0 when it was not recorded here. */
  long bytes(String file) {
    if (file.isEmpty() || !file.equals(last)) return 0;
    return heard ? BYTES : HEADER_BYTES;
  }
}
