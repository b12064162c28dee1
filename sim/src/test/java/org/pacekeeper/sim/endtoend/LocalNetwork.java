package org.pacekeeper.sim.endtoend;

import java.nio.file.Path;
import java.util.List;
import org.pacekeeper.asterisk.AsteriskNode;
import org.pacekeeper.event.Outcome;
import org.pacekeeper.event.PhoneNumber;
import org.pacekeeper.sim.asterisk.RealAsterisk;

/**
 * A real Asterisk, and callees in its own dialplan behind Local channels: what becomes of a call is
 * its number's last three digits. One in ten answers and talks for half a second; the others are
 * busy or refuse. So few agents keep many calls going.
 */
final class LocalNetwork implements PhoneNetwork {
  private static final String ANSWERS = "115";
  private static final String BUSY = "310";
  private static final String REFUSES = "710";
  private static final List<String> ENDS =
      List.of(ANSWERS, BUSY, REFUSES, BUSY, REFUSES, BUSY, REFUSES, BUSY, REFUSES, BUSY);
  private static final int SERIALS = 8_000;
  private static final List<String> AREAS =
      List.of("202", "212", "305", "312", "415", "503", "602", "617");

  private final RealAsterisk asterisk;
  private final int originatesPerSecond;

  private LocalNetwork(RealAsterisk asterisk, int originatesPerSecond) {
    this.asterisk = asterisk;
    this.originatesPerSecond = originatesPerSecond;
  }

  static LocalNetwork start(Path folder, int originatesPerSecond) throws Exception {
    return new LocalNetwork(RealAsterisk.start(folder.resolve("asterisk")), originatesPerSecond);
  }

  RealAsterisk asterisk() {
    return asterisk;
  }

  @Override
  public AsteriskNode node() {
    return asterisk.node();
  }

  @Override
  public String dialString() {
    return "Local/{number}@people/n";
  }

  @Override
  public int originatesPerSecond() {
    return originatesPerSecond;
  }

  @Override
  public int lines() {
    return 1_000;
  }

  @Override
  public int ringTimeoutS() {
    return 20;
  }

  @Override
  public PhoneNumber number(int index) {
    return PhoneNumber.of(
        "+1%s%d%s"
            .formatted(
                AREAS.get(index / SERIALS),
                10_000 - SERIALS + index % SERIALS,
                ENDS.get(index % ENDS.size())));
  }

  /** Its dialplan keeps no list. */
  @Override
  public List<PhoneNumber> dialed() {
    return List.of();
  }

  @Override
  public boolean admits(PhoneNumber number, Outcome outcome, int sipStatus) {
    return outcome
        == switch (number.e164().substring(9)) {
          case ANSWERS -> Outcome.CONNECTED;
          case BUSY -> Outcome.BUSY;
          case REFUSES -> Outcome.REJECTED;
          default -> throw new IllegalArgumentException(number + " is none of its numbers");
        };
  }

  @Override
  public void close() {
    asterisk.close();
  }
}
