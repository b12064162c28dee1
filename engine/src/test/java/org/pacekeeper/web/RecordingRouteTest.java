package org.pacekeeper.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pacekeeper.campaign.Snapshot;

class RecordingRouteTest {
  private static final String ADDRESS = "recordings/0000002a00000001";
  private static final long CALL = 0x2a_0000_0001L;

  @TempDir Path folder;

  private final HttpClient client = HttpClient.newHttpClient();
  private BoardServer server;

  @BeforeEach
  void start() throws IOException {
    Path file = Files.writeString(folder.resolve("0000002a00000001.wav"), "0123456789");
    server =
        BoardServer.start(
            new WebSettings("127.0.0.1", 0),
            new BoardSources(
                () -> Snapshot.EMPTY,
                () -> new HealthReport(List.of()),
                () -> "",
                BoardClock.REAL,
                (callId, part) -> {
                  if (part == 3) throw new IOException("the disk is gone");
                  return callId == CALL && part == 1 ? Optional.of(file) : Optional.empty();
                }));
  }

  @AfterEach
  void close() {
    server.close();
  }

  private HttpResponse<String> get(String path, String range) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.address() + path));
    if (!range.isEmpty()) request.header("Range", range);
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void sendsTheFileOfACall() throws Exception {
    HttpResponse<String> answer = get(ADDRESS, "");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("0123456789");
    assertThat(answer.headers().firstValue("Content-Type")).contains("audio/wav");
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bytes=2-4     | 206 | 234        | bytes 2-4/10",
        "bytes=7-      | 206 | 789        | bytes 7-9/10",
        "bytes=-3      | 206 | 789        | bytes 7-9/10",
        "bytes=5-99    | 206 | 56789      | bytes 5-9/10",
        "bytes=-99     | 206 | 0123456789 | bytes 0-9/10",
        "bytes=10-     | 416 | ''         | bytes */10",
        "bytes=4-2     | 416 | ''         | bytes */10",
        "bytes=x-y     | 200 | 0123456789 | ''",
        "bytes=0-1,4-5 | 200 | 0123456789 | ''"
      })
  void sendsOneRangeWhenAsked(String range, int status, String body, String said) throws Exception {
    HttpResponse<String> answer = get(ADDRESS, range);
    assertThat(answer.statusCode()).isEqualTo(status);
    if (!body.isEmpty()) assertThat(answer.body()).isEqualTo(body);
    assertThat(answer.headers().firstValue("Content-Range").orElse("")).isEqualTo(said);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "recordings/0000002a00000002",
        "recordings/0000002a00000001?part=2",
        "recordings/0000002a00000001?part=0",
        "recordings/0000002a00000001?part=-1",
        "recordings/0000002A00000001",
        "recordings/..%2f..%2fetc%2fpasswd",
        "recordings/../../etc/passwd",
        "recordings/0000002a00000001.wav",
        "recordings/"
      })
  void nothingElseIsThere(String path) throws Exception {
    assertThat(get(path, "").statusCode()).isEqualTo(404);
  }

  @Test
  void saysNothingOfAFileThatCannotBeRead() throws Exception {
    HttpResponse<String> answer = get(ADDRESS + "?part=3", "");
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).doesNotContain("disk");
  }
}
