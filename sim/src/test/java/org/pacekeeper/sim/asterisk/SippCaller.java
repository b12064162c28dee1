package org.pacekeeper.sim.asterisk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.pacekeeper.event.PhoneNumber;

/** Somebody who calls a number over SIP, played by SIPp, and hangs up after a while. */
public final class SippCaller {
  private SippCaller() {}

  /**
   * Calls from the carrier's port of the Asterisk, and waits for the end.
   *
   * @param talkMs from the answer to the hang-up
   * @param folder for its scenario and log
   * @throws IOException when SIPp is not installed, or the call did not go as it should
   */
  public static void call(
      RealAsterisk asterisk, PhoneNumber from, PhoneNumber to, int talkMs, Path folder)
      throws IOException, InterruptedException {
    Path scenario = folder.resolve("caller.xml");
    Path log = folder.resolve("caller.log");
    Files.writeString(scenario, scenario(from, talkMs));
    Process process =
        new ProcessBuilder(
                "sipp",
                "-sf",
                scenario.toString(),
                "-i",
                "127.0.0.1",
                "-p",
                Integer.toString(asterisk.carrierPort()),
                "-s",
                Long.toString(to.digits()),
                "-m",
                "1",
                "-nostdin",
                "-timeout",
                "60",
                "127.0.0.1:" + asterisk.sipPort())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    if (!process.waitFor(90, TimeUnit.SECONDS)) process.destroyForcibly().waitFor();
    if (process.exitValue() != 0)
      throw new IOException("sipp says " + process.exitValue() + ": " + Files.readString(log));
  }

  private static String scenario(PhoneNumber from, int talkMs) {
    String head =
        """
        From: <sip:%1$s@[local_ip]:[local_port]>;tag=[pid]caller[call_number]
        To: <sip:[service]@[remote_ip]:[remote_port]>%2$s
        Call-ID: [call_id]
        Contact: <sip:caller@[local_ip]:[local_port]>
        Max-Forwards: 70
        """;
    String first = head.formatted(from.digits(), "");
    String later = head.formatted(from.digits(), "[peer_tag_param]");
    String via = "Via: SIP/2.0/UDP [local_ip]:[local_port];branch=[branch]\n";
    return """
        <?xml version="1.0" encoding="ISO-8859-1" ?>
        <!DOCTYPE scenario SYSTEM "sipp.dtd">
        <scenario name="caller">
        <send retrans="500"><![CDATA[
        INVITE sip:[service]@[remote_ip]:[remote_port] SIP/2.0
        """
        + via
        + first
        + """
        CSeq: 1 INVITE
        Content-Type: application/sdp
        Content-Length: [len]

        v=0
        o=caller 1 1 IN IP4 [local_ip]
        s=-
        c=IN IP4 [media_ip]
        t=0 0
        m=audio [media_port] RTP/AVP 0
        a=rtpmap:0 PCMU/8000
        ]]></send>
        <recv response="100" optional="true"/>
        <recv response="180" optional="true"/>
        <recv response="183" optional="true"/>
        <recv response="200" rtd="true"/>
        <send><![CDATA[
        ACK sip:[service]@[remote_ip]:[remote_port] SIP/2.0
        """
        + via
        + later
        + """
        CSeq: 1 ACK
        Content-Length: 0

        ]]></send>
        """
        + "<pause milliseconds=\""
        + talkMs
        + "\"/>\n"
        + """
        <send retrans="500"><![CDATA[
        BYE sip:[service]@[remote_ip]:[remote_port] SIP/2.0
        """
        + via
        + later
        + """
        CSeq: 2 BYE
        Content-Length: 0

        ]]></send>
        <recv response="200"/>
        </scenario>
        """;
  }
}
