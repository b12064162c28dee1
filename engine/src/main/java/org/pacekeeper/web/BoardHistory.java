package org.pacekeeper.web;

import java.io.StringWriter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.ToLongFunction;
import org.pacekeeper.campaign.AgentState;
import org.pacekeeper.campaign.Snapshot;
import org.pacekeeper.campaign.Snapshot.CampaignView;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The last minutes of every campaign, so that a page which is opened late has something to draw:
 * one sample a second of the core's time, at most {@value #SAMPLES_MAX}. One thread.
 */
final class BoardHistory {
  static final int SAMPLES_MAX = 600;
  private static final JsonFactory JSON = new JsonFactory();
  private static final long STEP_NS = 1_000_000_000L;
  private static final long NS_PER_MS = 1_000_000;

  private final Deque<Sample> samples = new ArrayDeque<>();

  private record Sample(long timeNs, List<CampaignView> campaigns) {}

  /** A campaign at the time of a sample. */
  private record Point(long timeNs, CampaignView campaign) {}

  /** Takes a sample when the last one is a second old; forgets all when the clock went back. */
  void add(Snapshot now) {
    if (now.campaigns().isEmpty()) return;
    Sample last = samples.peekLast();
    if (last != null && now.timeNs() < last.timeNs()) samples.clear();
    else if (last != null && now.timeNs() - last.timeNs() < STEP_NS) return;
    if (samples.size() == SAMPLES_MAX) samples.removeFirst();
    samples.addLast(new Sample(now.timeNs(), now.campaigns()));
  }

  /**
   * By columns, the oldest first: {@code {type: "history", campaigns: [{name, timesMs: […],
   * originated: […], agents: {talking: […], …}, inFlight: {dialing: […], …}}]}}.
   */
  String json() {
    StringWriter text = new StringWriter(8_192);
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject();
      json.writeStringProperty("type", "history");
      json.writeArrayPropertyStart("campaigns");
      if (!samples.isEmpty()) {
        for (CampaignView campaign : samples.getLast().campaigns()) {
          campaign(json, campaign.name());
        }
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    return text.toString();
  }

  private void campaign(JsonGenerator json, String name) {
    List<Point> points = points(name);
    json.writeStartObject();
    json.writeStringProperty("name", name);
    column(json, "timesMs", points, point -> point.timeNs() / NS_PER_MS);
    column(json, "originated", points, point -> point.campaign().originated());
    json.writeObjectPropertyStart("agents");
    for (AgentState state : AgentState.values()) agents(json, state, points);
    json.writeEndObject();
    json.writeObjectPropertyStart("inFlight");
    column(json, "dialing", points, point -> point.campaign().dialing());
    column(json, "ringing", points, point -> point.campaign().ringing());
    column(json, "waiting", points, point -> point.campaign().waiting());
    column(json, "connected", points, point -> point.campaign().connected());
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void agents(JsonGenerator json, AgentState state, List<Point> points) {
    column(
        json,
        BoardJson.key(state),
        points,
        point -> point.campaign().agentsByState().getOrDefault(state, 0));
  }

  private List<Point> points(String name) {
    return samples.stream()
        .flatMap(
            sample ->
                sample.campaigns().stream()
                    .filter(campaign -> campaign.name().equals(name))
                    .map(campaign -> new Point(sample.timeNs(), campaign)))
        .toList();
  }

  private static void column(
      JsonGenerator json, String name, List<Point> points, ToLongFunction<Point> value) {
    json.writeArrayPropertyStart(name);
    for (Point point : points) json.writeNumber(value.applyAsLong(point));
    json.writeEndArray();
  }
}
