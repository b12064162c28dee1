package org.pacekeeper.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChannelTrackerTest {

  /** Given: steps; then: what is said, in this order. Call 1, agent's legs 8 and 9. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
"""
# calls that are not answered
busy over SIP          | call 1, gone 1 17 486, not-originated 1 0           | >Originate 1, Failed 1 BUSY 486
busy over Local        | call 1, rings 1, not-originated 1 5, gone 1 0       | >Originate 1, Ringing 1, Failed 1 BUSY 0
our ring timeout       | call 1, rings 1, not-originated 1 3, gone 1 19 480  | >Originate 1, Ringing 1, Failed 1 NO_ANSWER 0
their 480              | call 1, not-originated 1 0, gone 1 19 480           | >Originate 1, Failed 1 NO_ANSWER 480
network blocks us      | call 1, blocked 1, not-originated 1 0, gone 1 21 603 | >Originate 1, Failed 1 BLOCKED 603
plain 603              | call 1, not-originated 1 0, gone 1 21 603           | >Originate 1, Failed 1 REJECTED 603
no channel was made    | call 1, not-originated 1 0, wait 2000               | >Originate 1, Failed 1 FAULT 0
not settled too early  | call 1, not-originated 1 0, wait 1999               | >Originate 1
response never comes   | call 1, gone 1 17 486, wait 2000                    | >Originate 1, Failed 1 BUSY 486
refused by the node    | call 1, refused 1 call                              | >Originate 1, Failed 1 FAULT 0
we hang up while ringing | call 1, rings 1, hangup 1, gone 1 16, not-originated 1 0 | >Originate 1, Ringing 1, >Hangup 1, Failed 1 CANCELLED 0
busy beats our hang-up | call 1, hangup 1, gone 1 17 486, not-originated 1 0 | >Originate 1, >Hangup 1, Failed 1 BUSY 486
# hanging up
hang up before the channel is there | call 1, hangup 1, refused 1 hangup, wait 200, wait 200 | >Originate 1, >Hangup 1, >Hangup 1
hang up what is gone   | hangup 1                                            | ``
# answered calls
callee hangs up        | call 1, rings 1, up 1, originated 1, waits 1, far-hangup 1, near-hangup 1, gone 1 | >Originate 1, Ringing 1, Answered 1, HungUp 1 CALLEE
we hang up             | call 1, waits 1, hangup 1, near-hangup 1, gone 1    | >Originate 1, Answered 1, >Hangup 1, HungUp 1 ENGINE
we hang up, unseen     | call 1, waits 1, hangup 1, gone 1                   | >Originate 1, Answered 1, >Hangup 1, HungUp 1 ENGINE
gone before it waits   | call 1, up 1, far-hangup 1, gone 1                  | >Originate 1, Answered 1, HungUp 1 CALLEE
only the end says it was up | call 1, gone 1 16 0 up, not-originated 1 0     | >Originate 1, Answered 1, HungUp 1 UNKNOWN
ringing after the answer is no news | call 1, up 1, rings 1, waits 1         | >Originate 1, Answered 1
# agents' legs
leg up and down        | agent 9, rings 9, up 9, waits 9, gone 9             | >CallAgent 9, LegUp 9 anna, LegDown 9 anna
leg busy               | agent 9, gone 9 17 486, not-originated 9 0          | >CallAgent 9, LegDown 9 anna
leg refused            | agent 9, refused 9 agent                            | >CallAgent 9, LegDown 9 anna
leg up once            | agent 9, waits 9, leaves 9 holding, waits 9         | >CallAgent 9, LegUp 9 anna
# connecting
both wait              | agent 9, waits 9, call 1, waits 1, connect 1 9, joins 1 t, joins 9 t | >CallAgent 9, LegUp 9 anna, >Originate 1, Answered 1, >Connect 1, Connected 1 anna
joined the other way round | agent 9, waits 9, call 1, waits 1, connect 1 9, joins 9 t, joins 1 t | >CallAgent 9, LegUp 9 anna, >Originate 1, Answered 1, >Connect 1, Connected 1 anna
agent on the way back  | agent 9, waits 9, call 1, waits 1, leaves 9 holding, connect 1 9, waits 9 | >CallAgent 9, LegUp 9 anna, >Originate 1, Answered 1, >Connect 1
callee on the way      | agent 9, waits 9, call 1, up 1, connect 1 9, waits 1 | >CallAgent 9, LegUp 9 anna, >Originate 1, Answered 1, >Connect 1
never comes back       | agent 9, waits 9, leaves 9 holding, call 1, waits 1, connect 1 9, wait 2000, waits 9 | >CallAgent 9, LegUp 9 anna, >Originate 1, Answered 1, ConnectFailed 1
refused by the node    | agent 9, waits 9, call 1, waits 1, connect 1 9, refused 1 connect 9 | >CallAgent 9, LegUp 9 anna, >Originate 1, Answered 1, >Connect 1, ConnectFailed 1
# the agent is on another node
across                 | call 1, waits 1, across 1, leaves 1 holding, joins 1 t, gone 1 | >Originate 1, Answered 1, >ConnectAcross 1, Connected 1 berta, HungUp 1 UNKNOWN
across, callee on the way | call 1, up 1, across 1, waits 1                 | >Originate 1, Answered 1, >ConnectAcross 1
across comes back      | call 1, waits 1, across 1, leaves 1 holding, waits 1 | >Originate 1, Answered 1, >ConnectAcross 1, ConnectFailed 1
across, then an agent here | agent 9, waits 9, call 1, waits 1, across 1, waits 1, connect 1 9 | >CallAgent 9, LegUp 9 anna, >Originate 1, Answered 1, >ConnectAcross 1, ConnectFailed 1, >Connect 1
across is refused      | call 1, waits 1, across 1, refused 1 across         | >Originate 1, Answered 1, >ConnectAcross 1, ConnectFailed 1
across never comes     | call 1, waits 1, across 1, leaves 1 holding, wait 4000 | >Originate 1, Answered 1, >ConnectAcross 1, ConnectFailed 1
across, twice          | call 1, waits 1, across 1, across 1                 | >Originate 1, Answered 1, >ConnectAcross 1
across, no such call   | across 1                                            | ConnectFailed 1
across, hold and back  | call 1, waits 1, across 1, leaves 1 holding, joins 1 t, hold 1, leaves 1 t, waits 1, across 1, leaves 1 holding, joins 1 u | >Originate 1, Answered 1, >ConnectAcross 1, Connected 1 berta, >to held 1, Held 1, >ConnectAcross 1, Connected 1 berta
across, back during the recording | call 1, waits 1, across 1, leaves 1 holding, joins 1 t, hold 1 moment, leaves 1 t, across 1, waits 1 | >Originate 1, Answered 1, >ConnectAcross 1, Connected 1 berta, >to held 1, >to held 1, >ConnectAcross 1, Held 1
across, alone, and back | call 1, waits 1, across 1, leaves 1 holding, joins 1 t, leaves 1 t, waits 1, across 1, leaves 1 holding, joins 1 u | >Originate 1, Answered 1, >ConnectAcross 1, Connected 1 berta, >ConnectAcross 1, Connected 1 berta
across, not taken back | call 1, waits 1, across 1, leaves 1 holding, joins 1 t, hold 1, leaves 1 t, waits 1, across 1, leaves 1 holding, waits 1, across 1 | >Originate 1, Answered 1, >ConnectAcross 1, Connected 1 berta, >to held 1, Held 1, >ConnectAcross 1, ConnectFailed 1, >ConnectAcross 1
across, then to an agent here | agent 9, waits 9, call 1, waits 1, across 1, leaves 1 holding, joins 1 t, hold 1, leaves 1 t, waits 1, connect 1 9, joins 1 u, joins 9 u | >CallAgent 9, LegUp 9 anna, >Originate 1, Answered 1, >ConnectAcross 1, Connected 1 berta, >to held 1, Held 1, >Connect 1, Connected 1 anna
held while alone, then across | call 1, waits 1, across 1, leaves 1 holding, joins 1 t, leaves 1 t, waits 1, hold 1, across 1, leaves 1 holding, waits 1, leaves 1 holding, joins 1 u | >Originate 1, Answered 1, >ConnectAcross 1, Connected 1 berta, >to held 1, >ConnectAcross 1, Held 1, Connected 1 berta
found across           | list 1:ACROSS:0, gone 1                             | Reconciled 1, HungUp 1 UNKNOWN
# how fast a node takes what it is given
taken                  | call 1, made 1, gone 1 17 486, not-originated 1 0  | >Originate 1, Taken 1, Failed 1 BUSY 486
taken too late to matter | call 1, gone 1 17 486, not-originated 1 0, made 1 | >Originate 1, Failed 1 BUSY 486
no such leg            | call 1, waits 1, connect 1 9                        | >Originate 1, Answered 1, ConnectFailed 1
no such call           | agent 9, waits 9, connect 1 9                       | >CallAgent 9, LegUp 9 anna, ConnectFailed 1
leg lost meanwhile     | agent 9, waits 9, call 1, waits 1, connect 1 9, gone 9 | >CallAgent 9, LegUp 9 anna, >Originate 1, Answered 1, >Connect 1, LegDown 9 anna, ConnectFailed 1
call lost meanwhile    | agent 9, waits 9, call 1, waits 1, connect 1 9, gone 1 | >CallAgent 9, LegUp 9 anna, >Originate 1, Answered 1, >Connect 1, HungUp 1 UNKNOWN
refusal after the end  | agent 9, waits 9, call 1, waits 1, connect 1 9, gone 1, refused 1 connect 9 | >CallAgent 9, LegUp 9 anna, >Originate 1, Answered 1, >Connect 1, HungUp 1 UNKNOWN
another agent after a refusal | agent 8, waits 8, agent 9, waits 9, call 1, waits 1, connect 1 9, refused 1 connect 9, connect 1 8 | >CallAgent 8, LegUp 8 anna, >CallAgent 9, LegUp 9 anna, >Originate 1, Answered 1, >Connect 1, ConnectFailed 1, >Connect 1
two agents for one call | agent 8, waits 8, agent 9, waits 9, call 1, waits 1, connect 1 9, connect 1 8 | >CallAgent 8, LegUp 8 anna, >CallAgent 9, LegUp 9 anna, >Originate 1, Answered 1, >Connect 1, ConnectFailed 1
one agent for two calls | agent 9, waits 9, call 1, waits 1, call 2, waits 2, connect 1 9, connect 2 9 | >CallAgent 9, LegUp 9 anna, >Originate 1, Answered 1, >Originate 2, Answered 2, >Connect 1, ConnectFailed 2
next call after the first | agent 9, waits 9, call 1, waits 1, call 2, waits 2, connect 1 9, joins 1 t, joins 9 t, gone 1, connect 2 9, leaves 9 t, waits 9 | >CallAgent 9, LegUp 9 anna, >Originate 1, Answered 1, >Originate 2, Answered 2, >Connect 1, Connected 1 anna, HungUp 1 UNKNOWN, >Connect 2
# the message
heard out              | call 1, waits 1, message 1, played 1, near-hangup 1, gone 1 | >Originate 1, Answered 1, >PlayMessage 1, MessagePlayed 1, HungUp 1 ENGINE
not there              | call 1, waits 1, message 1, not-played 1            | >Originate 1, Answered 1, >PlayMessage 1
not before it waits    | call 1, up 1, message 1, waits 1                    | >Originate 1, Answered 1, >PlayMessage 1
# twice
originate              | call 1, call 1                                      | >Originate 1
originate after the end | call 1, waits 1, gone 1, call 1                    | >Originate 1, Answered 1, HungUp 1 UNKNOWN
agent's leg after its end | agent 9, waits 9, gone 9, agent 9                | >CallAgent 9, LegUp 9 anna, LegDown 9 anna
hang-up                | call 1, waits 1, hangup 1, hangup 1                 | >Originate 1, Answered 1, >Hangup 1
message                | call 1, waits 1, message 1, message 1               | >Originate 1, Answered 1, >PlayMessage 1
connect                | agent 9, waits 9, call 1, waits 1, connect 1 9, connect 1 9, joins 1 t, joins 9 t, connect 1 9 | >CallAgent 9, LegUp 9 anna, >Originate 1, Answered 1, >Connect 1, Connected 1 anna
# after a reconnect
known talkers          | list 1:UP:9 9:UP:1:anna, far-hangup 1, gone 1, gone 9 | Reconciled 2, HungUp 1 CALLEE, LegDown 9 anna
no second answer       | list 1:RINGING:0, up 1, waits 1, waits 1            | Reconciled 1, Answered 1
no second news of what the list said | list 1:UP:0, up 1, waits 1            | Reconciled 1
the unlisted is forgotten | call 1, list, originated 1, gone 1               | >Originate 1, Reconciled 0
the listed can be connected | list 1:UP:0 9:UP:0:anna, connect 1 9, joins 1 t, joins 9 t | Reconciled 2, >Connect 1, Connected 1 anna
the listed is not dialed again | list 1:UP:0, call 1                         | Reconciled 1
hang-up can be repeated | call 1, waits 1, hangup 1, list 1:UP:0, hangup 1   | >Originate 1, Answered 1, >Hangup 1, Reconciled 1, >Hangup 1
""")
  void saysOnce(String name, String steps, String said) {
    assertThat(String.join(", ", TrackerScript.play(steps))).isEqualTo(said);
  }

  @Test
  void endsAnAnsweredCallOnceInWhateverOrderItsEventsCome() {
    for (List<String> order :
        orders("rings 1", "up 1", "originated 1", "waits 1", "gone 1 16 0 up")) {
      List<String> said = TrackerScript.play("call 1, " + String.join(", ", order));
      assertThat(said.stream().filter(s -> !s.startsWith("Ringing")))
          .as("%s", order)
          .containsExactly(">Originate 1", "Answered 1", "HungUp 1 UNKNOWN");
    }
  }

  @Test
  void endsAFailedCallOnceInWhateverOrderItsEventsCome() {
    for (List<String> order :
        orders("rings 1", "far-hangup 1", "not-originated 1 0", "gone 1 17 486")) {
      List<String> said = TrackerScript.play("call 1, " + String.join(", ", order));
      assertThat(said.stream().filter(s -> !s.startsWith("Ringing")))
          .as("%s", order)
          .containsExactly(">Originate 1", "Failed 1 BUSY 486");
    }
  }

  @Test
  void saysThatEventsWereLostWhenNothingIsHeardOfACall() {
    TrackerScript script = new TrackerScript();
    script.step("call 1");
    script.step("wait 34999");
    assertThat(script.overdue()).isZero();
    script.step("wait 1");
    assertThat(script.overdue()).isEqualTo(1);
  }

  @Test
  void forgetsWhatHasEnded() {
    TrackerScript script = new TrackerScript();
    for (int id = 1; id <= 1000; id++) {
      script.step("call " + id);
      script.step(id % 2 == 0 ? "waits " + id : "not-originated " + id + " 0");
      script.step("gone " + id);
    }
    assertThat(script.tracker.size()).isZero();
  }

  private static List<List<String>> orders(String... steps) {
    List<List<String>> orders = new ArrayList<>();
    permute(new ArrayList<>(List.of(steps)), 0, orders);
    return orders;
  }

  private static void permute(List<String> steps, int from, List<List<String>> orders) {
    if (from == steps.size()) orders.add(List.copyOf(steps));
    for (int i = from; i < steps.size(); i++) {
      Collections.swap(steps, from, i);
      permute(steps, from + 1, orders);
      Collections.swap(steps, from, i);
    }
  }
}
