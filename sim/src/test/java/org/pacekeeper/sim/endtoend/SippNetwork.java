package org.pacekeeper.sim.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.pacekeeper.asterisk.AsteriskNode;
import org.pacekeeper.event.Outcome;
import org.pacekeeper.event.PhoneNumber;
import org.pacekeeper.sim.asterisk.RealAsterisk;
import org.pacekeeper.sim.asterisk.SippCarrier;

/** A real Asterisk, and over PJSIP a SIPp carrier that does what the number's last digits say. */
final class SippNetwork implements PhoneNetwork {
  /** Numbers in the range that libphonenumber takes for telephones of Washington, D.C. */
  private static final int FIRST_SERIAL = 2_000;

  private static final Map<String, Outcome> OUTCOMES =
      """
      403 REJECTED
      404 INVALID
      408 NO_ANSWER
      410 INVALID
      480 NO_ANSWER
      484 INVALID
      486 BUSY
      488 INCOMPATIBLE
      500 OUT_OF_ORDER
      502 OUT_OF_ORDER
      503 CONGESTION
      504 OUT_OF_ORDER
      600 BUSY
      603 REJECTED
      604 INVALID
      606 INCOMPATIBLE
      607 BLOCKED
      608 BLOCKED
      993 BLOCKED
      000 NO_ANSWER
      200 CONNECTED
      202 CONNECTED
      203 CONNECTED
      """
          .lines()
          .map(line -> line.split(" "))
          .collect(Collectors.toMap(part -> part[0], part -> Outcome.valueOf(part[1])));

  private final RealAsterisk asterisk;
  private final SippCarrier carrier;
  private final List<String> codes;

  private SippNetwork(RealAsterisk asterisk, SippCarrier carrier, List<String> codes) {
    this.asterisk = asterisk;
    this.carrier = carrier;
    this.codes = codes;
  }

  /**
   * @param codes what the numbers do, in turn, as {@link SippCarrier} knows it
   */
  static SippNetwork start(Path folder, List<String> codes) throws Exception {
    RealAsterisk asterisk = RealAsterisk.start(folder.resolve("asterisk"));
    try {
      Path sipp = Files.createDirectories(folder.resolve("sipp"));
      return new SippNetwork(
          asterisk, SippCarrier.start(asterisk.carrierPort(), sipp), List.copyOf(codes));
    } catch (IOException e) {
      asterisk.close();
      throw e;
    }
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
  public int ringTimeoutS() {
    return 2;
  }

  @Override
  public PhoneNumber number(int index) {
    return SippCarrier.number(FIRST_SERIAL + index, codes.get(index % codes.size()));
  }

  @Override
  public List<PhoneNumber> dialed() throws IOException {
    return carrier.calls().stream().map(SippCarrier.SeenCall::number).toList();
  }

  @Override
  public boolean admits(PhoneNumber number, Outcome outcome, int sipStatus) {
    return isTrue(number, outcome, sipStatus);
  }

  /** Whether that is what the carrier did with a call to that number. */
  static boolean isTrue(PhoneNumber number, Outcome outcome, int sipStatus) {
    String code = code(number);
    return outcome == OUTCOMES.get(code) && sipStatus == sipStatus(code, outcome);
  }

  private static String code(PhoneNumber number) {
    String digits = Long.toString(number.digits());
    return digits.substring(digits.length() - 3);
  }

  /** None for an answer, nor for our own ring timeout. */
  private static int sipStatus(String code, Outcome outcome) {
    if (outcome == Outcome.CONNECTED || code.equals(SippCarrier.RINGS)) return 0;
    return code.equals(SippCarrier.BLOCKS) ? 603 : Integer.parseInt(code);
  }

  @Override
  public void close() {
    carrier.close();
    asterisk.close();
  }
}
