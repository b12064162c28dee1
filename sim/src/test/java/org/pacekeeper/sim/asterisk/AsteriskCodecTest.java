package org.pacekeeper.sim.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pacekeeper.sim.contract.CodecContract;
import org.pacekeeper.sim.contract.Rig;

/** {@link CodecContract} against a real Asterisk, and what its carrier gets to see. */
@Tag("asterisk")
class AsteriskCodecTest extends CodecContract {
  private static final int PATIENCE_MS = 60_000;

  @TempDir static Path folder;

  private RealAsterisk asterisk;

  @Override
  protected Rig startRig() throws Exception {
    asterisk = RealAsterisk.start(folder.resolve("asterisk"));
    return asterisk;
  }

  /** Payload types: 0 ulaw, 8 alaw, 101 keys. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          12025550101 ; ulaw        ; 0 8 101
          12025550102 ; alaw        ; 8 0 101
          12025550103 ; alaw,ulaw   ; 8 0 101
          12025550104 ; nosuch      ; 0 8 101
          """)
  void theCarrierIsOfferedThemInThisOrder(String number, String codecs, String payloads)
      throws Exception {
    try (DatagramSocket carrier =
        new DatagramSocket(asterisk.carrierPort(), InetAddress.getLoopbackAddress())) {
      originate("PJSIP/" + number + "@carrier", List.of(codecs.split(",")));
      String invite = inviteTo(number, carrier);
      assertThat(invite.lines().filter(line -> line.startsWith("m=audio")))
          .singleElement()
          .asString()
          .endsWith("RTP/AVP " + payloads);
    }
  }

  /** What was sent to calls before it, for nobody had answered, is passed over. */
  private static String inviteTo(String number, DatagramSocket carrier) throws Exception {
    long endNs = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MS);
    byte[] bytes = new byte[65_536];
    while (System.nanoTime() < endNs) {
      carrier.setSoTimeout(PATIENCE_MS);
      DatagramPacket packet = new DatagramPacket(bytes, bytes.length);
      carrier.receive(packet);
      String text = new String(bytes, 0, packet.getLength(), StandardCharsets.UTF_8);
      if (text.startsWith("INVITE sip:" + number + "@")) return text;
    }
    throw new AssertionError("no INVITE to " + number + " within " + PATIENCE_MS + " ms");
  }
}
