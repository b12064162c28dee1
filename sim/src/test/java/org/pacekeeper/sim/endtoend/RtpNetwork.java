package org.pacekeeper.sim.endtoend;

import java.nio.file.Path;
import java.util.List;
import org.pacekeeper.asterisk.AsteriskNode;
import org.pacekeeper.event.Outcome;
import org.pacekeeper.event.PhoneNumber;
import org.pacekeeper.sim.asterisk.RealAsterisk;
import org.pacekeeper.sim.asterisk.RtpFarEnd;
import org.pacekeeper.sim.asterisk.RtpFarEnd.Manners;

/** A real Asterisk, and behind it callees and agents' phones that speak and listen. */
final class RtpNetwork implements PhoneNetwork {
  private static final int CALLEE_VOICE = 100;
  private static final int RING_MS = 200;

  private final RealAsterisk asterisk;
  private final RtpFarEnd people;
  private final int originatesPerSecond;

  private RtpNetwork(RealAsterisk asterisk, RtpFarEnd people, int originatesPerSecond) {
    this.asterisk = asterisk;
    this.people = people;
    this.originatesPerSecond = originatesPerSecond;
  }

  /**
   * @param talkMs after which callees hang up, from the first word they hear
   */
  static RtpNetwork start(Path folder, int originatesPerSecond, int talkMs) throws Exception {
    RealAsterisk asterisk = RealAsterisk.start(folder.resolve("asterisk"));
    RtpFarEnd people =
        RtpFarEnd.start(
            asterisk.carrierPort(),
            user ->
                user.startsWith("agent")
                    ? new Manners(0, Integer.parseInt(user.substring(5)), 0)
                    : new Manners(RING_MS, CALLEE_VOICE, talkMs));
    return new RtpNetwork(asterisk, people, originatesPerSecond);
  }

  RtpFarEnd people() {
    return people;
  }

  @Override
  public AsteriskNode node() {
    return asterisk.node();
  }

  @Override
  public String dialString() {
    return "PJSIP/{e164}@carrier";
  }

  @Override
  public String phone(int agent) {
    return "PJSIP/agent" + agent + "@carrier";
  }

  @Override
  public int originatesPerSecond() {
    return originatesPerSecond;
  }

  @Override
  public int ringTimeoutS() {
    return 5;
  }

  @Override
  public PhoneNumber number(int index) {
    return PhoneNumber.of(String.format("+1202%07d", 2_000_000 + index));
  }

  @Override
  public List<PhoneNumber> dialed() {
    return people.dialed().stream()
        .filter(user -> user.startsWith("+"))
        .map(PhoneNumber::of)
        .toList();
  }

  @Override
  public boolean admits(PhoneNumber number, Outcome outcome, int sipStatus) {
    return outcome == Outcome.CONNECTED && sipStatus == 0;
  }

  @Override
  public void close() {
    people.close();
    asterisk.close();
  }
}
