package org.pacekeeper.sim.contract;

import org.pacekeeper.asterisk.AsteriskNode;

/**
 * A running exchange for an {@link ExchangeContract}: where its manager interface is, and what to
 * dial to meet whom. The dial strings' defaults are those of {@code
 * sim/asterisk/templates/extensions.conf}.
 */
public interface Rig extends AutoCloseable {

  /** The manager interface; the name is the node's. */
  AsteriskNode node();

  /**
   * A callee who does as the number says.
   *
   * @param outcome 1 a person, 2 a machine (both answer after the ring and hang up after the talk),
   *     3 busy after the ring, 4 congestion at once, 5 rings for ever, 6 unallocated at once, 7
   *     rejects after the ring, 8 answers after the ring and drops at once, 9 stays silent for ever
   * @param ringTenths 0 to 99 tenths of a second
   * @param talkTenths 0 to 999 tenths of a second
   */
  default String callee(int outcome, int ringTenths, int talkTenths) {
    return String.format("Local/99%d%02d%03d@trunk/n", outcome, ringTenths, talkTenths);
  }

  /**
   * A callee who is heard.
   *
   * @param voice 1 says hello and hangs up after the tenths, 2 speaks a machine's long greeting, 3
   *     presses the 9 after the tenths, 4 presses the 5; 5 speaks a machine's short greeting and
   *     beeps, 6 says nothing; 2 to 6 stay a while
   */
  default String voice(int voice, int ringTenths, int tenths) {
    return String.format("Local/98%d%02d%03d@trunk/n", voice, ringTenths, tenths);
  }

  /** Answers, says nothing and stays. */
  default String silent() {
    return voice(6, 1, 0);
  }

  /** A machine whose greeting ends within a few seconds, with a beep. */
  default String shortMachine() {
    return voice(5, 1, 0);
  }

  /**
   * An agent's phone: 1xxx answers and stays, 2xxx is busy, 3xxx rings for ever, 4xxx answers and
   * hangs up after xxx tenths of a second.
   */
  default String phone(int number) {
    return "Local/" + number + "@phones/n";
  }

  /** A dial string into a context that does not exist. */
  default String badContext() {
    return "Local/1@nowhere/n";
  }

  /** A dial string to an endpoint that does not exist. */
  default String badEndpoint() {
    return "PJSIP/1@nowhere";
  }

  /** A recording of about a second. */
  default String message() {
    return "vm-goodbye";
  }

  @Override
  void close();
}
