package org.pacekeeper.sim.endtoend;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.pacekeeper.sim.asterisk.SippCarrier;

@Tag("asterisk")
class AsteriskCrashTest extends CrashTest {
  private static final String CONGESTION = "503";

  @Override
  PhoneNetwork startNetwork(Path folder, long seed) throws Exception {
    List<String> codes = new ArrayList<>();
    // A lead that met congestion was not attempted, and would be called again: rightly, but here
    // nobody is to be called twice.
    SippCarrier.refusalCodes().stream()
        .filter(code -> !code.equals(CONGESTION))
        .forEach(codes::add);
    for (int i = 0; i < 7; i++) codes.add(SippCarrier.ANSWERS);
    for (int i = 0; i < 2; i++) codes.add(9 * i, SippCarrier.TALKS);
    for (int i = 0; i < 2; i++) codes.add(5 * i, SippCarrier.RINGS);
    return SippNetwork.start(folder, codes);
  }
}
