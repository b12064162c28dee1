package org.pacekeeper.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Single events that are lost, and orders that are carried out late or forgotten, leave no channel
 * that nobody ends and no call that nobody closes.
 */
class LostSightTest {

  /** As in {@link ChannelTrackerTest}; a look-up after 120 s, and 10 s for what it overtook. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
"""
# the end was not told
the end of a call     | call 1, waits 1, wait 120000, not-found 1, wait 10000 | >Originate 1, Answered 1, >LookUp 1, Missing 1
the end of a talk     | agent 9, waits 9, call 1, waits 1, connect 1 9, joins 1 t, joins 9 t, wait 120000, not-found 1, found 9, wait 10000 | >CallAgent 9, LegUp 9 anna, >Originate 1, Answered 1, >Connect 1, Connected 1 anna, >LookUp 9, >LookUp 1, Missing 1
the end of an agent's leg | agent 9, waits 9, wait 120000, not-found 9, wait 10000 | >CallAgent 9, LegUp 9 anna, >LookUp 9, Missing 9
up, and then nothing  | call 1, up 1, wait 120000, not-found 1, wait 10000   | >Originate 1, >LookUp 1, Missing 1
response, and then nothing | call 1, originated 1, wait 120000, not-found 1, wait 10000 | >Originate 1, >LookUp 1, Missing 1
the agent is free for the next | agent 9, waits 9, call 1, waits 1, connect 1 9, joins 1 t, joins 9 t, wait 120000, not-found 1, found 9, wait 10000, leaves 9 t, waits 9, call 2, waits 2, connect 2 9 | >CallAgent 9, LegUp 9 anna, >Originate 1, Answered 1, >Connect 1, Connected 1 anna, >LookUp 9, >LookUp 1, Missing 1, >Originate 2, Answered 2, >Connect 2
an end behind the answer | call 1, waits 1, wait 120000, not-found 1, wait 9999, gone 1 | >Originate 1, Answered 1, >LookUp 1, HungUp 1 UNKNOWN
news behind the answer | call 1, up 1, wait 120000, not-found 1, wait 9999, waits 1, wait 1 | >Originate 1, >LookUp 1, Answered 1
found                  | call 1, waits 1, wait 120000, found 1, wait 119999   | >Originate 1, Answered 1, >LookUp 1
found, then looked up again | call 1, waits 1, wait 120000, found 1, wait 120000 | >Originate 1, Answered 1, >LookUp 1, >LookUp 1
the question is not allowed | call 1, waits 1, wait 120000, not-told 1, wait 119999 | >Originate 1, Answered 1, >LookUp 1
not answered           | call 1, waits 1, wait 120000, wait 120000           | >Originate 1, Answered 1, >LookUp 1, >LookUp 1
not while there is news | call 1, up 1, wait 119999, waits 1, wait 119999    | >Originate 1, Answered 1
the answer comes after the end | call 1, waits 1, wait 120000, gone 1, not-found 1, wait 10000 | >Originate 1, Answered 1, >LookUp 1, HungUp 1 UNKNOWN
found by the list, not heard of again | list 1:UP:0, wait 120000, not-found 1, wait 10000 | Reconciled 1, >LookUp 1, Missing 1
# hanging up
a forgotten hang-up    | call 1, waits 1, hangup 1, wait 4999, wait 1, wait 5000 | >Originate 1, Answered 1, >Hangup 1, >Hangup 1, >Hangup 1
no more when it is gone | call 1, rings 1, hangup 1, gone 1 16, wait 5000    | >Originate 1, Ringing 1, >Hangup 1, Failed 1 CANCELLED 0
there is nothing to hang up | call 1, waits 1, hangup 1, no-channel 1 hangup, wait 9999, wait 1 | >Originate 1, Answered 1, >Hangup 1, Missing 1
the end overtakes that | call 1, waits 1, hangup 1, no-channel 1 hangup, wait 9999, gone 1, wait 1 | >Originate 1, Answered 1, >Hangup 1, HungUp 1 ENGINE
news overtakes that    | call 1, up 1, hangup 1, no-channel 1 hangup, waits 1, wait 200 | >Originate 1, >Hangup 1, Answered 1, >Hangup 1
not made yet           | call 1, hangup 1, no-channel 1 hangup, wait 200      | >Originate 1, >Hangup 1, >Hangup 1
made while that is said | call 1, hangup 1, made 1, rings 1, no-channel 1 hangup, wait 200, gone 1 16, not-originated 1 0 | >Originate 1, >Hangup 1, Taken 1, Ringing 1, >Hangup 1, Failed 1 CANCELLED 0
made, then not there   | call 1, hangup 1, made 1, no-channel 1 hangup, wait 200, no-channel 1 hangup, wait 9999, wait 1 | >Originate 1, >Hangup 1, Taken 1, >Hangup 1, Missing 1
an agent's leg         | agent 9, waits 9, logout 9, no-channel 9 logout, wait 10000 | >CallAgent 9, LegUp 9 anna, >HangupAgent 9, Missing 9
# carried out late
dialed after the list  | call 1, list, made 1, hangup 1, waits 1, gone 1     | >Originate 1, Reconciled 0, Stray 1, Taken 1, >Hangup 1, Answered 1, HungUp 1 ENGINE
answers after the list | call 1, list, up 1                                  | >Originate 1, Reconciled 0, Stray 1
waits after the list   | call 1, list, waits 1                               | >Originate 1, Reconciled 0, Stray 1, Answered 1
only its end is left   | call 1, list, gone 1                                | >Originate 1, Reconciled 0
lives after its failure | call 1, not-originated 1 0, wait 2000, rings 1, hangup 1 | >Originate 1, Failed 1 FAULT 0, Stray 1, Ringing 1, >Hangup 1
lives though refused   | call 1, refused 1 call, made 1                      | >Originate 1, Failed 1 FAULT 0, Stray 1, Taken 1
late news of what has ended | call 1, waits 1, gone 1, made 1, up 1, waits 1 | >Originate 1, Answered 1, HungUp 1 UNKNOWN
somebody else's        | made 7, up 7, waits 7, gone 7                       | ``
""")
  void isFoundOut(String name, String steps, String said) {
    assertThat(String.join(", ", TrackerScript.play(steps))).isEqualTo(said);
  }
}
