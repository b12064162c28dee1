package org.pacekeeper.sim.ami;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pacekeeper.sim.kernel.Calendar;

/** A channel of the simulated exchange. Plain state; event loop only. */
final class SimChannel {

  enum State {
    DOWN(0, "Down"),
    RING(4, "Ring"),
    RINGING(5, "Ringing"),
    UP(6, "Up"),
    BUSY(7, "Busy");

    private final int code;
    private final String text;

    State(int code, String text) {
      this.code = code;
      this.text = text;
    }

    int code() {
      return code;
    }

    String text() {
      return text;
    }
  }

  private final ChannelOwner call;
  private final String name;
  private final String uniqueId;
  private final long createdAtNs;
  private final Map<String, String> variables = new HashMap<>();
  private String linkedId;
  private State state;
  private List<String> formats = AudioFormats.ofLocal("");
  private String accountCode = "";
  private String peerAccount = "";
  private CallerId callerId = CallerId.UNKNOWN;
  private CallerId connectedLine = CallerId.UNKNOWN;
  private DialplanPlace place;
  private String application = "";
  private String applicationData = "";
  private SimBridge bridge;
  private Calendar.Entry waitingFor;
  private KeyReader.Reading reads;
  private final ChannelRecorder recorder = new ChannelRecorder();
  private final Deque<DialplanPlace> returns = new ArrayDeque<>();

  SimChannel(
      ChannelOwner call,
      String name,
      String uniqueId,
      String linkedId,
      State state,
      DialplanPlace place,
      long createdAtNs) {
    this.call = call;
    this.name = name;
    this.uniqueId = uniqueId;
    this.linkedId = linkedId;
    this.state = state;
    this.place = place;
    this.createdAtNs = createdAtNs;
  }

  ChannelOwner call() {
    return call;
  }

  String name() {
    return name;
  }

  String uniqueId() {
    return uniqueId;
  }

  long createdAtNs() {
    return createdAtNs;
  }

  Map<String, String> variables() {
    return variables;
  }

  String linkedId() {
    return linkedId;
  }

  void linkedId(String id) {
    linkedId = id;
  }

  State state() {
    return state;
  }

  void state(State now) {
    state = now;
  }

  /** The codecs it was made with, the one that is preferred first. */
  List<String> formats() {
    return formats;
  }

  void formats(List<String> codecs) {
    formats = codecs;
  }

  String accountCode() {
    return accountCode;
  }

  void accountCode(String code) {
    accountCode = code;
  }

  /** The account code of the channel it was last bridged with, empty when with none. */
  String peerAccount() {
    return peerAccount;
  }

  void peerAccount(String code) {
    peerAccount = code;
  }

  CallerId callerId() {
    return callerId;
  }

  void callerId(CallerId id) {
    callerId = id;
  }

  CallerId connectedLine() {
    return connectedLine;
  }

  void connectedLine(CallerId id) {
    connectedLine = id;
  }

  String context() {
    return place.context();
  }

  String exten() {
    return place.exten();
  }

  int priority() {
    return place.priority();
  }

  DialplanPlace place() {
    return place;
  }

  void place(DialplanPlace next) {
    place = next;
  }

  String application() {
    return application;
  }

  String applicationData() {
    return applicationData;
  }

  void application(String name, String data) {
    application = name;
    applicationData = data;
  }

  /** The bridge it is in, null when in none. */
  SimBridge bridge() {
    return bridge;
  }

  void bridge(SimBridge in) {
    bridge = in;
  }

  /** Where the next key goes, null when nobody reads keys. */
  KeyReader.Reading reads() {
    return reads;
  }

  void reads(KeyReader.Reading now) {
    reads = now;
  }

  /** What is recorded of it. */
  ChannelRecorder recorder() {
    return recorder;
  }

  /** Where its subroutines return to, the innermost first. */
  Deque<DialplanPlace> returns() {
    return returns;
  }

  /** What the dialplan waits for on this channel replaces what it waited for before. */
  void waitFor(Calendar.Entry entry) {
    if (waitingFor != null) waitingFor.cancel();
    waitingFor = entry;
  }
}
