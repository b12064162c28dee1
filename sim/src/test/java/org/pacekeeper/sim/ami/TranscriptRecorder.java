package org.pacekeeper.sim.ami;

import java.nio.file.Path;

/** Records the cases named on the command line from a real Asterisk; see the README beside them. */
final class TranscriptRecorder {
  private TranscriptRecorder() {}

  /**
   * @param args port, user, secret, then folders
   */
  public static void main(String[] args) throws Exception {
    for (int i = 3; i < args.length; i++) {
      Path folder = Path.of(args[i]);
      try (AmiClient client = new AmiClient(Integer.parseInt(args[0]))) {
        client.login(args[1], args[2]);
        Transcript.play(folder.resolve("script.txt"), client, AmiClient::awaitQuiet)
            .save(folder.resolve("recorded.txt"));
      }
    }
  }
}
