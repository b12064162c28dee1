package org.pacekeeper.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.pacekeeper.campaign.Snapshot;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BoardHistoryTest {
  private final BoardHistory history = new BoardHistory();
  private final LivelyBoard board =
      new LivelyBoard(new LivelyCampaign("us-sales", "progressive", 5, "anna-", 1));

  @Test
  void isEmptyBeforeThereIsACampaign() {
    history.add(Snapshot.EMPTY);

    assertThat(history.json()).isEqualTo("{\"type\":\"history\",\"campaigns\":[]}");
  }

  @Test
  void takesOneSampleASecondOfTheCoresTime() {
    for (int second = 0; second < 3; second++) {
      board.advance(1);
      history.add(board.get());
      history.add(board.get());
    }
    JsonNode campaign = read();

    assertThat(campaign.get("name").asString()).isEqualTo("us-sales");
    assertThat(campaign.get("timesMs").toString())
        .isEqualTo("[1790000001000,1790000002000,1790000003000]");
    assertThat(campaign.get("originated").size()).isEqualTo(3);
    assertThat(campaign.get("agents").propertyNames())
        .containsExactly(
            "offline", "calling", "available", "reserved", "talking", "wrapUp", "paused");
    assertThat(campaign.get("agents").get("wrapUp").size()).isEqualTo(3);
    assertThat(campaign.get("inFlight").propertyNames())
        .containsExactly("dialing", "ringing", "waiting", "connected");
  }

  @Test
  void forgetsTheOldestAtItsBound() {
    for (int i = 0; i < BoardHistory.SAMPLES_MAX + 5; i++) {
      board.advance(1);
      history.add(board.get());
    }

    assertThat(read().get("timesMs").size()).isEqualTo(BoardHistory.SAMPLES_MAX);
    assertThat(read().get("timesMs").get(0).asLong()).isEqualTo(1_790_000_006_000L);
  }

  @Test
  void beginsAnewWhenTheClockWentBack() {
    board.advance(10);
    history.add(board.get());
    Snapshot earlier =
        new Snapshot(5, 1, board.get().campaigns(), List.of(), List.of(), List.of(), List.of());
    history.add(earlier);

    assertThat(read().get("timesMs").size()).isEqualTo(1);
  }

  private JsonNode read() {
    return new JsonMapper().readTree(history.json()).get("campaigns").get(0);
  }
}
