package org.pacekeeper.web;

import java.util.Comparator;
import java.util.List;
import org.pacekeeper.campaign.Snapshot.CallerIdView;
import tools.jackson.core.JsonGenerator;

/** Caller ids in the board's JSON, at most {@value #CALLER_IDS_MAX}. Pure; any thread. */
final class CallerIdJson {
  static final int CALLER_IDS_MAX = 500;
  private static final long NS_PER_MS = 1_000_000;

  private CallerIdJson() {}

  /** Those that rest come first, so that the bound cuts off none of them before one in use. */
  static void write(JsonGenerator json, List<CallerIdView> all) {
    all.stream()
        .sorted(Comparator.comparing((CallerIdView each) -> each.restsUntilNs() == 0))
        .limit(CALLER_IDS_MAX)
        .forEach(each -> write(json, each));
  }

  private static void write(JsonGenerator json, CallerIdView of) {
    json.writeStartObject();
    json.writeStringProperty("pool", of.pool());
    json.writeStringProperty("number", of.number());
    json.writeStringProperty("attestation", BoardJson.key(of.attestation()));
    json.writeArrayPropertyStart("serves");
    for (String prefix : of.serves()) json.writeString("+" + prefix);
    json.writeEndArray();
    json.writeNumberProperty("callsToday", of.callsToday());
    if (of.callsPerDayMax() == 0) json.writeNullProperty("callsPerDayMax");
    else json.writeNumberProperty("callsPerDayMax", of.callsPerDayMax());
    json.writeNumberProperty("answered", of.answered());
    json.writeNumberProperty("expected", of.expected());
    json.writeNumberProperty("blocked", of.blocked());
    if (of.restsUntilNs() == 0) json.writeNullProperty("restsUntilMs");
    else json.writeNumberProperty("restsUntilMs", of.restsUntilNs() / NS_PER_MS);
    json.writeStringProperty("because", of.because());
    json.writeNumberProperty("trialLeft", of.trialLeft());
    json.writeStringProperty("fallenAlone", of.fallenAlone());
    json.writeEndObject();
  }
}
