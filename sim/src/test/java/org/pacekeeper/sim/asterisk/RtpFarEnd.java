package org.pacekeeper.sim.asterisk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Telephones on loopback that speak SIP and RTP themselves, so that it can be told who hears whom,
 * and when. Every phone sends packets of one byte value, its voice, every 20 ms; what reaches it is
 * compared with the voices of the others. One thread; gone when closed.
 */
public final class RtpFarEnd implements AutoCloseable {
  private static final long PACKET_NS = 20_000_000L;
  private static final long QUIET_NS = 500_000_000L;
  private static final int PAYLOAD = 160;
  private static final int HEADER = 12;

  /**
   * How a phone behaves.
   *
   * @param ringMs before it is picked up
   * @param voice the byte it sends, 1 to 100; no byte of silence
   * @param talkMs after the first voice that it hears, it hangs up; 0 for never
   */
  public record Manners(int ringMs, int voice, int talkMs) {}

  /** Says how the phone behaves that a user part of a SIP address names. */
  public interface Phones {
    Manners of(String user);
  }

  /**
   * A voice that a phone heard for the first time, on {@link System#nanoTime}'s clock.
   *
   * @param answeredNs when the phone sent its answer
   */
  public record Heard(String user, int voice, long answeredNs, long heardNs) {}

  private final Phones phones;
  private final Selector selector;
  private final DatagramChannel sip;
  private final Thread thread;
  private final Map<String, Phone> byCallId = new LinkedHashMap<>();
  private final List<Heard> heard = new ArrayList<>();
  private final Map<String, Integer> lastVoice = new LinkedHashMap<>();
  private final Map<String, Long> lastPacketNs = new LinkedHashMap<>();
  private final Map<String, Long> packets = new LinkedHashMap<>();
  private final List<String> dialed = new ArrayList<>();
  private final ByteBuffer in = ByteBuffer.allocate(4_096);
  private volatile boolean closed;

  private RtpFarEnd(int port, Phones phones) throws IOException {
    this.phones = phones;
    selector = Selector.open();
    sip = DatagramChannel.open();
    sip.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    sip.configureBlocking(false);
    sip.register(selector, SelectionKey.OP_READ);
    thread = new Thread(this::run, "rtp-far-end");
    thread.setDaemon(true);
  }

  /**
   * Starts to listen.
   *
   * @param port UDP on loopback, see {@link RealAsterisk#carrierPort}
   */
  public static RtpFarEnd start(int port, Phones phones) throws IOException {
    RtpFarEnd end = new RtpFarEnd(port, phones);
    end.thread.start();
    return end;
  }

  /** Every voice that was heard by somebody for the first time in a call, in order. */
  public List<Heard> heard() {
    synchronized (heard) {
      return List.copyOf(heard);
    }
  }

  /** Every user that was called, in order. */
  public List<String> dialed() {
    synchronized (heard) {
      return List.copyOf(dialed);
    }
  }

  /**
   * The voice in the last packet that a phone received; 0 for silence, music, or no packet for
   * {@value #QUIET_NS} ns: a voice that is taken away leaves no packets.
   */
  public int hears(String user) {
    synchronized (heard) {
      boolean quiet = System.nanoTime() - lastPacketNs.getOrDefault(user, 0L) > QUIET_NS;
      return quiet ? 0 : lastVoice.getOrDefault(user, 0);
    }
  }

  /** How many packets with that voice a phone has received. */
  public long packets(String user, int voice) {
    synchronized (heard) {
      return packets.getOrDefault(user + " " + voice, 0L);
    }
  }

  /** One call as the phone lives it. */
  private final class Phone {
    private final String user;
    private final Manners manners;
    private final Map<String, String> invite;
    private final SocketAddress peer;
    private final DatagramChannel rtp;
    private final InetSocketAddress media;
    private final ByteBuffer packet = ByteBuffer.allocate(HEADER + PAYLOAD);
    private final List<Integer> voices = new ArrayList<>();
    private long answerAtNs;
    private long answeredNs;
    private long hangUpAtNs = Long.MAX_VALUE;
    private long nextPacketNs;
    private int sent;

    Phone(String user, Map<String, String> invite, String body, SocketAddress peer)
        throws IOException {
      this.user = user;
      this.invite = invite;
      this.peer = peer;
      manners = phones.of(user);
      media = media(body);
      answerAtNs = System.nanoTime() + manners.ringMs() * 1_000_000L;
      rtp = DatagramChannel.open();
      rtp.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      rtp.configureBlocking(false);
      rtp.register(selector, SelectionKey.OP_READ, this);
    }

    void answer(long nowNs) throws IOException {
      send(response("200 OK", invite, sdp()), peer);
      answeredNs = System.nanoTime();
      nextPacketNs = nowNs;
    }

    private String sdp() throws IOException {
      int port = ((InetSocketAddress) rtp.getLocalAddress()).getPort();
      return "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio "
          + port
          + " RTP/AVP 0\r\na=rtpmap:0 PCMU/8000\r\na=ptime:20\r\na=sendrecv\r\n";
    }

    void speak() throws IOException {
      packet.clear();
      packet.put((byte) 0x80).put((byte) 0).putShort((short) sent).putInt(sent * PAYLOAD);
      packet.putInt(hashCode());
      for (int i = 0; i < PAYLOAD; i++) packet.put((byte) manners.voice());
      packet.flip();
      rtp.send(packet, media);
      sent++;
      nextPacketNs += PACKET_NS;
    }

    void hear(ByteBuffer received, long nowNs) {
      int voice = voice(received);
      synchronized (heard) {
        lastVoice.put(user, voice);
        lastPacketNs.put(user, nowNs);
        packets.merge(user + " " + voice, 1L, Long::sum);
        if (voice == 0 || voices.contains(voice)) return;
        voices.add(voice);
        heard.add(new Heard(user, voice, answeredNs, nowNs));
      }
      if (manners.talkMs() > 0 && hangUpAtNs == Long.MAX_VALUE)
        hangUpAtNs = nowNs + manners.talkMs() * 1_000_000L;
    }

    void hangUp() throws IOException {
      String contact = invite.get("contact").replaceFirst(".*<([^>]+)>.*", "$1");
      send(
          "BYE "
              + contact
              + " SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:"
              + port()
              + ";branch=z9hG4bK"
              + Integer.toHexString(hashCode())
              + sent
              + "\r\nMax-Forwards: 70\r\nFrom: "
              + invite.get("to")
              + tag()
              + "\r\nTo: "
              + invite.get("from")
              + "\r\nCall-ID: "
              + invite.get("call-id")
              + "\r\nCSeq: 1 BYE\r\nContent-Length: 0\r\n\r\n",
          peer);
      end();
    }

    void end() throws IOException {
      byCallId.remove(invite.get("call-id"));
      rtp.close();
      synchronized (heard) {
        lastVoice.put(user, 0);
      }
    }
  }

  private void run() {
    try {
      while (!closed) {
        selector.select(this::receive, 1);
        long nowNs = System.nanoTime();
        for (Phone phone : List.copyOf(byCallId.values())) {
          if (phone.answeredNs == 0) {
            if (nowNs >= phone.answerAtNs) phone.answer(nowNs);
          } else if (nowNs >= phone.hangUpAtNs) {
            phone.hangUp();
          } else if (nowNs >= phone.nextPacketNs) {
            phone.speak();
          }
        }
      }
    } catch (IOException e) {
      if (!closed) throw new UncheckedIOException(e);
    } catch (ClosedSelectorException e) {
      // closed meanwhile
    }
  }

  private void receive(SelectionKey key) {
    try {
      DatagramChannel channel = (DatagramChannel) key.channel();
      while (channel.isOpen()) {
        in.clear();
        SocketAddress from = channel.receive(in);
        if (from == null) return;
        in.flip();
        if (key.attachment() instanceof Phone phone) phone.hear(in, System.nanoTime());
        else message(StandardCharsets.UTF_8.decode(in).toString(), from);
      }
    } catch (IOException e) {
      if (!closed) throw new UncheckedIOException(e);
    }
  }

  private void message(String text, SocketAddress from) throws IOException {
    String[] parts = text.split("\r\n\r\n", 2);
    String[] lines = parts[0].split("\r\n");
    if (lines[0].startsWith("SIP/2.0")) return;
    String method = lines[0].substring(0, lines[0].indexOf(' '));
    Map<String, String> headers = new LinkedHashMap<>();
    for (int i = 1; i < lines.length; i++) {
      int colon = lines[i].indexOf(':');
      headers.putIfAbsent(
          lines[i].substring(0, colon).toLowerCase(Locale.ROOT).strip(),
          lines[i].substring(colon + 1).strip());
    }
    Phone phone = byCallId.get(headers.get("call-id"));
    switch (method) {
      case "INVITE" -> invited(phone, lines[0], headers, parts[1], from);
      case "ACK" -> {}
      case "CANCEL" -> {
        send(response("200 OK", headers, ""), from);
        if (phone != null) {
          send(response("487 Request Terminated", phone.invite, ""), from);
          phone.end();
        }
      }
      case "BYE" -> {
        send(response("200 OK", headers, ""), from);
        if (phone != null) phone.end();
      }
      default -> send(response("200 OK", headers, ""), from);
    }
  }

  private void invited(
      Phone known, String line, Map<String, String> headers, String body, SocketAddress from)
      throws IOException {
    if (known != null) {
      // The same once more, or a change within the call: nothing changes here.
      if (known.answeredNs != 0) send(response("200 OK", headers, known.sdp()), from);
      return;
    }
    String user = line.replaceFirst("INVITE sips?:([^@;> ]+).*", "$1");
    byCallId.put(headers.get("call-id"), new Phone(user, headers, body, from));
    synchronized (heard) {
      dialed.add(user);
    }
    send(response("180 Ringing", headers, ""), from);
  }

  private String response(String status, Map<String, String> request, String body)
      throws IOException {
    UnaryOperator<String> of = request::get;
    String to = of.apply("to");
    return "SIP/2.0 "
        + status
        + "\r\nVia: "
        + of.apply("via")
        + "\r\nFrom: "
        + of.apply("from")
        + "\r\nTo: "
        + (to.contains(";tag=") ? to : to + tag())
        + "\r\nCall-ID: "
        + of.apply("call-id")
        + "\r\nCSeq: "
        + of.apply("cseq")
        + "\r\nContact: <sip:far@127.0.0.1:"
        + port()
        + ">\r\n"
        + (body.isEmpty() ? "" : "Content-Type: application/sdp\r\n")
        + "Content-Length: "
        + body.length()
        + "\r\n\r\n"
        + body;
  }

  private static String tag() {
    return ";tag=far";
  }

  private int port() throws IOException {
    return ((InetSocketAddress) sip.getLocalAddress()).getPort();
  }

  private void send(String text, SocketAddress to) throws IOException {
    sip.send(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), to);
  }

  private static InetSocketAddress media(String sdp) {
    int port = Integer.parseInt(sdp.replaceFirst("(?s).*m=audio (\\d+).*", "$1"));
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  /** The byte that fills the packet, when it is somebody's voice; 0 when it is not. */
  static int voice(ByteBuffer packet) {
    if (packet.limit() < HEADER + PAYLOAD) return 0;
    int first = packet.get(HEADER);
    for (int i = HEADER; i < HEADER + PAYLOAD; i++) if (packet.get(i) != first) return 0;
    return first >= 1 && first <= 100 ? first : 0;
  }

  @Override
  public void close() {
    closed = true;
    selector.wakeup();
    try {
      thread.join(2_000);
      for (Phone phone : byCallId.values()) phone.rtp.close();
      sip.close();
      selector.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
