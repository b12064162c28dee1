package org.pacekeeper.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConversationsTest {
  /** Agent anna on leg 9 and call 1 talk in bridge t; ben's leg 8 waits. */
  private static final String TALKING =
      "agent 9, waits 9, agent 8, waits 8, call 1, waits 1, connect 1 9, joins 1 t, joins 9 t, ";

  private static final int SAID = 8;

  /** Given: steps; then: what is said after that, in this order. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
"""
hold and back          | hold 1, leaves 1 t, waits 1, leaves 9 t, waits 9, connect 1 9, joins 1 u, joins 9 u | >to held 1, Held 1, >Connect 1, Connected 1 anna
back before it is held | hold 1, connect 1 9, leaves 1 t, waits 1, leaves 9 t, waits 9 | >to held 1, Held 1, >Connect 1
back during the recording | hold 1 moment, leaves 1 t, leaves 9 t, waits 9, connect 1 9, waits 1 | >to held 1, >to held 1, >Connect 1, Held 1
back at the second asking | hold 1 moment, leaves 1 t, leaves 9 t, waits 9, connect 1 9, wait 1000, waits 1 | >to held 1, >to held 1, >to held 1, >Connect 1, Held 1
held while alone, then back | leaves 9 t, waits 9, leaves 1 t, waits 1, hold 1, connect 1 9, leaves 1 holding, waits 1 | >to held 1, >Connect 1, Held 1
never held             | hold 1, wait 7000                                    | >to held 1, MoveFailed 1 HOLD
held at the second asking | hold 1, wait 2000, leaves 1 t, waits 1, wait 2000  | >to held 1, >to held 1, Held 1
a long recording is no failure | hold 1 moment, leaves 1 t, wait 7000, waits 1 | >to held 1, Held 1
a recording at the second asking | hold 1 moment, wait 2000, leaves 1 t, wait 7000, waits 1 | >to held 1, >to held 1, Held 1
a recording never begun | hold 1 moment, wait 7000                           | >to held 1, MoveFailed 1 HOLD
hold refused           | hold 1, not-moved 1                                  | >to held 1, MoveFailed 1 HOLD
hold with a recording refused | hold 1 moment, not-moved 1, wait 7000        | >to held 1, MoveFailed 1 HOLD
hold refused, asked again | hold 1, not-moved 1, hold 1, leaves 1 t, waits 1 | >to held 1, MoveFailed 1 HOLD, >to held 1, Held 1
the way back refused   | hold 1 moment, leaves 1 t, leaves 9 t, waits 9, connect 1 9, not-moved 1 | >to held 1, >to held 1, ConnectFailed 1
the way back too early | hold 1 moment, leaves 1 t, leaves 9 t, waits 9, connect 1 9, on-its-way 1, wait 100, waits 1 | >to held 1, >to held 1, >to held 1, >Connect 1, Held 1
hold too early         | hold 1, on-its-way 1, wait 100, leaves 1 t, waits 1  | >to held 1, >to held 1, Held 1
always on its way      | hold 1, on-its-way 1, wait 5000, on-its-way 1, wait 2000, on-its-way 1 | >to held 1, >to held 1, MoveFailed 1 HOLD
hand over too early    | hold 1, waits 1, third 5 1, waits 5, joins 5 c, joins 9 c, hand-over 1 5, on-its-way 5, wait 100, waits 5 | >to held 1, Held 1, >CallThird 5, ThirdUp 5 1, >to third 5, >to third 5, >HandOver 1
hand over refused on the way | hold 1, waits 1, third 5 1, waits 5, joins 5 c, joins 9 c, hand-over 1 5, not-moved 5 | >to held 1, Held 1, >CallThird 5, ThirdUp 5 1, >to third 5, MoveFailed 1 HAND_OVER
three, one is not moved | third 5 1, waits 5, three-way 1 5 9, confers 9 k, confers 1 k, not-moved 5 | >CallThird 5, ThirdUp 5 1, >to together 9, >to together 1, >to together 5, MoveFailed 1 THREE_WAY
refused and gone       | hold 1, not-moved 1, gone 1                          | >to held 1, MoveFailed 1 HOLD, HungUp 1 UNKNOWN
gone and refused       | hold 1, gone 1, not-moved 1                          | >to held 1, HungUp 1 UNKNOWN
to a colleague         | hold 1, connect 1 8, waits 1, waits 9, joins 1 u, joins 8 u | >to held 1, >Connect 1, Held 1, Connected 1 anna
no such recording      | hold 1 ../a                                          | MoveFailed 1 HOLD
no such call           | hold 7                                               | MoveFailed 7 HOLD
after the agent's leg is lost | gone 9, leaves 1 t, waits 1, hold 1, waits 1, agent 7, waits 7, connect 1 7 | LegDown 9 anna, >to held 1, Held 1, >CallAgent 7, LegUp 7 anna, >Connect 1
wrong PIN              | agent 7, up 7, wrong-pin 7, gone 7 21                      | >CallAgent 7, LegRefused 7, LegDown 7 anna
third is no originate  | third 5 1, made 5, waits 5                           | >CallThird 5, ThirdUp 5 1
a third party goes nowhere | third 5 1, waits 5, across 5                      | >CallThird 5, ThirdUp 5 1, ConnectFailed 5
third busy             | third 5 1, not-originated 5 5, gone 5 17 486          | >CallThird 5, ThirdDown 5 BUSY
third hangs up         | third 5 1, waits 5, gone 5                           | >CallThird 5, ThirdUp 5 1, ThirdDown 5 CONNECTED
consult                | hold 1, waits 1, waits 9, third 5 1, waits 5, consult 1 5 9, joins 5 c, joins 9 c | >to held 1, Held 1, >CallThird 5, ThirdUp 5 1, >Consult 1, Consulting 1
consult too early      | hold 1, third 5 1, waits 5, consult 1 5 9, waits 9, joins 5 c, joins 9 c | >to held 1, >CallThird 5, ThirdUp 5 1, >Consult 1, Consulting 1
consult with nobody    | consult 1 5 9                                        | MoveFailed 1 CONSULT
third gone meanwhile   | third 5 1, waits 5, consult 1 5 9, gone 5            | >CallThird 5, ThirdUp 5 1, ThirdDown 5 CONNECTED, MoveFailed 1 CONSULT
hand over              | hold 1, waits 1, third 5 1, waits 5, joins 5 c, joins 9 c, hand-over 1 5, waits 5, joins 1 d, joins 5 d | >to held 1, Held 1, >CallThird 5, ThirdUp 5 1, >to third 5, >HandOver 1, HandedOver 1
hand over never done   | hold 1, waits 1, third 5 1, waits 5, hand-over 1 5, wait 7000 | >to held 1, Held 1, >CallThird 5, ThirdUp 5 1, >HandOver 1, MoveFailed 1 HAND_OVER
three together         | third 5 1, waits 5, three-way 1 5 9, confers 9 k, confers 1 k, confers 5 k | >CallThird 5, ThirdUp 5 1, >to together 9, >to together 1, >to together 5, Together 1
three, one does not come | third 5 1, waits 5, three-way 1 5 9, confers 9 k, confers 1 k, wait 7000 | >CallThird 5, ThirdUp 5 1, >to together 9, >to together 1, >to together 5, MoveFailed 1 THREE_WAY
three, one is thrown back | third 5 1, waits 5, three-way 1 5 9, confers 9 k, confers 1 k, waits 5, confers 5 k | >CallThird 5, ThirdUp 5 1, >to together 9, >to together 1, >to together 5, >to together 5, Together 1
three, one comes at the second asking | third 5 1, waits 5, three-way 1 5 9, confers 9 k, confers 1 k, wait 2000, confers 5 k, wait 2000 | >CallThird 5, ThirdUp 5 1, >to together 9, >to together 1, >to together 5, >to together 5, Together 1
the agent leaves the three | third 5 1, waits 5, three-way 1 5 9, confers 9 k, confers 1 k, confers 5 k, hand-over 1 5, waits 1, wait 2000, waits 5, joins 1 d, joins 5 d | >CallThird 5, ThirdUp 5 1, >to together 9, >to together 1, >to together 5, Together 1, >to held 1, >to third 5, >to third 5, >HandOver 1, HandedOver 1
callee leaves the three | third 5 1, waits 5, three-way 1 5 9, confers 9 k, confers 1 k, confers 5 k, gone 1 | >CallThird 5, ThirdUp 5 1, >to together 9, >to together 1, >to together 5, Together 1, HungUp 1 UNKNOWN, >to agent 9
mute                   | mute 9                                               | >Mute 9
mute refused           | mute 9, refused 9 mute                               | >Mute 9, MoveFailed 1 MUTE
mute nobody            | mute 7                                               | MoveFailed 1 MUTE
""")
  void saysWhatBecomesOfAConversation(String name, String steps, String said) {
    List<String> all = TrackerScript.play(TALKING + steps);
    assertThat(all.subList(SAID, all.size()))
        .containsExactlyElementsOf(Arrays.asList(said.split(", ")));
  }
}
