package org.pacekeeper.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordingsTest {
  /** Agent anna's leg 9 and call 1 wait. */
  private static final String WAITING = "dialplan 2, agent 9, waits 9, call 1, waits 1, ";

  private static final int SAID = 4;

  /** Given: steps; then: what is said after that, in this order. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
"""
with the connect       | record 1 a/b.wav, connect 1 9, leaves 1 holding, recording 1, joins 1 t, joins 9 t | >set PK_RECORD a/b.wav 1, >set PK_ANNOUNCE  1, >to recorded 1, Recording 1, Connected 1 anna
announced              | record 1 a/b.wav hello, connect 1 9                  | >set PK_RECORD a/b.wav 1, >set PK_ANNOUNCE hello 1, >to recorded 1
hung up on twice when announced | record 1 a/b.wav hello, connect 1 9, recording 1, joins 1 t, joins 9 t, hangup 1, wait 200, wait 200 | >set PK_RECORD a/b.wav 1, >set PK_ANNOUNCE hello 1, >to recorded 1, Recording 1, Connected 1 anna, >Hangup 1, >Hangup 1
the callee hangs up when announced, and is forgotten | record 1 a/b.wav hello, connect 1 9, recording 1, joins 1 t, joins 9 t, far-hangup 1, wait 199, wait 1, wait 5000, gone 1 | >set PK_RECORD a/b.wav 1, >set PK_ANNOUNCE hello 1, >to recorded 1, Recording 1, Connected 1 anna, >Hangup 1, >Hangup 1, HungUp 1 CALLEE
the callee hangs up when announced | record 1 a/b.wav hello, connect 1 9, recording 1, joins 1 t, joins 9 t, far-hangup 1, gone 1, wait 200 | >set PK_RECORD a/b.wav 1, >set PK_ANNOUNCE hello 1, >to recorded 1, Recording 1, Connected 1 anna, HungUp 1 CALLEE
across                 | record 1 a/b.wav, across 1                           | >set PK_RECORD a/b.wav 1, >set PK_ANNOUNCE  1, >ConnectAcross 1
only once              | record 1 a/b.wav, connect 1 9, recording 1, joins 1 t, joins 9 t, hold 1, waits 9, waits 1, connect 1 9 | >set PK_RECORD a/b.wav 1, >set PK_ANNOUNCE  1, >to recorded 1, Recording 1, Connected 1 anna, >to held 1, Held 1, >Connect 1
not connected          | record 1 a/b.wav, connect 1 9, recording 1, dropped 1, waits 1 | >set PK_RECORD a/b.wav 1, >set PK_ANNOUNCE  1, >to recorded 1, Recording 1, Recorded 1 -1, ConnectFailed 1
refused                | record 1 a/b.wav, connect 1 9, not-moved 1, connect 1 9 | >set PK_RECORD a/b.wav 1, >set PK_ANNOUNCE  1, >to recorded 1, ConnectFailed 1, >set PK_RECORD a/b.wav 1, >set PK_ANNOUNCE  1, >to recorded 1
module missing         | record 1 a/b.wav, connect 1 9, not-recording 1, joins 1 t, joins 9 t | >set PK_RECORD a/b.wav 1, >set PK_ANNOUNCE  1, >to recorded 1, NotRecorded 1, Connected 1 anna
old dialplan           | dialplan 0, record 1 a/b.wav, connect 1 9            | NotRecorded 1, >Connect 1
taken back in time     | record 1 a/b.wav, stop 1, connect 1 9                | >Connect 1
out of the folder      | record 1 ../b.wav, connect 1 9                       | NotRecorded 1, >Connect 1
announces what is none | record 1 a/b.wav ../x, connect 1 9                   | NotRecorded 1, >Connect 1
an agent's leg         | record 9 a/b.wav                                     | NotRecorded 9
nobody's               | record 7 a/b.wav                                     | NotRecorded 7
stop                   | stop 1                                               | >StopRecording 1
pause                  | pause 1                                              | >PauseRecording 1
pause refused          | pause 1, refused 1 pause                             | >PauseRecording 1, MoveFailed 1 PAUSE_RECORDING
pause nobody's         | pause 7                                              | MoveFailed 7 PAUSE_RECORDING
stop refused           | stop 1, refused 1 stop                               | >StopRecording 1, MoveFailed 1 STOP_RECORDING
ends with the call     | recorded 1 4711, gone 1                              | Recorded 1 4711, HungUp 1 UNKNOWN
nothing written        | recorded 1 0, gone 1                                 | NotRecorded 1, HungUp 1 UNKNOWN
only a header          | recorded 1 44, gone 1                                | NotRecorded 1, HungUp 1 UNKNOWN
only a longer header   | recorded 1 60, gone 1                                | NotRecorded 1, HungUp 1 UNKNOWN
a moment of sound      | recorded 1 61, gone 1                                | Recorded 1 61, HungUp 1 UNKNOWN
size not known         | recorded 1 -1, gone 1                                | Recorded 1 -1, HungUp 1 UNKNOWN
""")
  void saysWhatBecomesOfARecording(String name, String steps, String said) {
    List<String> all = TrackerScript.play(WAITING + steps);
    assertThat(all.subList(SAID, all.size()))
        .containsExactlyElementsOf(Arrays.asList(said.split(", ")));
  }
}
