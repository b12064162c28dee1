package org.pacekeeper.sim.ami;

/**
 * MixMonitor on one channel: a file that grows while it is in a bridge would be more than anybody
 * looks at, so each has one length. Plain state; event loop only.
 */
final class ChannelRecorder {
  /** One second of 8 kHz in 16 bits, and a header. */
  private static final long BYTES = 16_044;

  private String last = "";
  private boolean recording;
  private boolean muted;

  void begin(String file) {
    last = file;
    recording = true;
    muted = false;
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
    return !file.isEmpty() && file.equals(last) ? BYTES : 0;
  }
}
