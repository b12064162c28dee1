package org.pacekeeper.sim.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pacekeeper.app.EngineRun;
import org.pacekeeper.campaign.Snapshot.CallerIdView;
import org.pacekeeper.event.PhoneNumber;
import org.pacekeeper.settings.SettingsReader;
import org.pacekeeper.sim.app.Waiting;
import org.pacekeeper.sim.asterisk.RealAsterisk;
import org.pacekeeper.sim.asterisk.SippCarrier;
import org.pacekeeper.store.AttemptLog;
import org.pacekeeper.store.AttemptLog.Attempt;
import org.pacekeeper.store.Database;
import org.pacekeeper.store.ImportOptions;
import org.pacekeeper.store.ImportProgress;
import org.pacekeeper.store.LeadImport;
import org.pacekeeper.store.StoreSettings;

/** A pool of caller ids over one real Asterisk, to a SIP carrier that refuses some of the calls. */
@Tag("asterisk")
class CallerIdsOverAsteriskTest {
  private static final String ZERO = "+12022000100";
  private static final String ONE = "+12023000100";
  private static final String EVERYBODY = "+18005550100";

  /** 607, 608 and 603 Network Blocked, then answers in the same area, then other areas. */
  private static final List<PhoneNumber> LEADS =
      Stream.of(
              Stream.of("607", "608", SippCarrier.BLOCKS),
              Stream.generate(() -> SippCarrier.ANSWERS).limit(4))
          .flatMap(codes -> codes)
          .collect(
              Collectors.collectingAndThen(Collectors.toList(), CallerIdsOverAsteriskTest::leads));

  @TempDir Path folder;

  private static List<PhoneNumber> leads(List<String> firstArea) {
    Stream<PhoneNumber> zero =
        IntStream.range(0, firstArea.size())
            .mapToObj(i -> SippCarrier.number(2_000 + i, firstArea.get(i)));
    Stream<PhoneNumber> others =
        Stream.of(3_000, 3_001, 3_002, 4_000, 4_001)
            .map(serial -> SippCarrier.number(serial, SippCarrier.ANSWERS));
    return Stream.concat(zero, others).toList();
  }

  @Test
  void theCarrierSeesTheChosenNumberAndARefusedNumberRestsWhileOthersGoOn() throws Exception {
    try (RealAsterisk asterisk = RealAsterisk.start(folder.resolve("pbx"));
        SippCarrier carrier =
            SippCarrier.start(
                asterisk.carrierPort(), Files.createDirectories(folder.resolve("sipp")));
        EngineRun run = start(asterisk)) {
      Waiting.until(
          LEADS.size() + " outcomes",
          () -> AttemptLog.outcomes(run.host().database()).size() >= LEADS.size(),
          () -> run.host().engine().snapshot().toString());

      // The snapshot and the carrier's log are written by others than the store.
      Waiting.until(
          "three refusals of " + ZERO + ", and that it rests",
          () -> view(run, ZERO).blocked() == 3 && view(run, ZERO).restsUntilNs() > 0,
          () -> view(run, ZERO));
      Waiting.until(
          "the carrier's word on all",
          () -> calls(carrier).size() >= LEADS.size(),
          () -> calls(carrier));
      CallerIdView zero = view(run, ZERO);
      assertThat(zero.because()).isEqualTo("calls were refused for it");
      assertThat(view(run, ONE).restsUntilNs()).isZero();
      String rests = "pacekeeper_callerid_resting{callerid=\"" + ZERO + "\",pool=\"us\"} 1";
      Waiting.until(
          rests,
          () -> run.host().engine().telemetry().scrape().contains(rests),
          () -> run.host().engine().telemetry().scrape());

      Map<PhoneNumber, String> seen =
          carrier.calls().stream()
              .collect(
                  Collectors.toMap(SippCarrier.SeenCall::number, SippCarrier.SeenCall::callerId));
      System.out.println("the carrier saw " + seen.values());
      for (int i = 0; i < LEADS.size(); i++)
        assertThat(seen).as("lead %d", i).containsEntry(LEADS.get(i), expected(i));
      for (Attempt attempt : AttemptLog.attempts(run.host().database()))
        assertThat(attempt.callerId()).isEqualTo(seen.get(attempt.phone()));
      assertThat(run.finish(Duration.ofSeconds(60))).as("calls left up").isZero();
    }
  }

  private static List<SippCarrier.SeenCall> calls(SippCarrier carrier) {
    try {
      return carrier.calls();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String expected(int lead) {
    if (lead < 3) return ZERO;
    return lead >= 7 && lead < 10 ? ONE : EVERYBODY;
  }

  private static CallerIdView view(EngineRun run, String number) {
    return run.host().engine().snapshot().callerIds().stream()
        .filter(each -> each.number().equals(number))
        .findFirst()
        .orElseThrow();
  }

  private EngineRun start(RealAsterisk asterisk) throws Exception {
    Files.createDirectories(folder.resolve("compliance"));
    Files.createDirectories(folder.resolve("data"));
    Files.writeString(
        folder.resolve("compliance/none.yaml"), "title: No law\nasOf: \"2026-01-01\"\n");
    Path settings =
        Files.writeString(
            folder.resolve("pacekeeper.yaml"), settings().formatted(asterisk.node().port()));
    Path file = folder.resolve("leads.csv");
    Files.writeString(
        file,
        LEADS.stream()
            .map(lead -> lead.e164() + "\n")
            .collect(Collectors.joining("", "phone\n", "")));
    StoreSettings store = StoreSettings.sqlite(folder.resolve("data/leads.db"));
    try (Database database = Database.open(store)) {
      long good =
          new LeadImport(database)
              .run(
                  file,
                  ImportOptions.of("shown").withStrict(true),
                  System.currentTimeMillis() * 1_000_000,
                  ImportProgress.NONE)
              .good();
      assertThat(good).as("leads imported").isEqualTo(LEADS.size());
    }
    Map<String, String> secrets = Map.of("S", asterisk.node().secret());
    return EngineRun.start(SettingsReader.read(settings, secrets::get), store);
  }

  /** One agent, so that calls are placed one after the other in the order of the list. */
  private static String settings() {
    return """
        dataDir: data
        journal: {sync: none}
        web: {port: 0}
        nodes:
          - {name: pbx1, host: 127.0.0.1, port: %d, user: pacekeeper, secret: "${S}"}
        trunks:
          - {name: carrier, node: pbx1, dialString: "PJSIP/{e164}@carrier", lines: 5}
        callerIds:
          - name: us
            blocked: {count: 3}
            numbers:
              - {number: "+12022000100", serves: ["+12022"]}
              - {number: "+12023000100", serves: ["+12023"]}
              - {number: "+18005550100"}
        campaigns:
          - name: shown
            policy: progressive
            trunks: [carrier]
            callerIdPool: us
            compliance: [none]
            ringTimeout: 2s
            message: vm-goodbye
            callingHours: ["mon-sun 00:00-24:00"]
            wrapUp: 0s
            retry: {attemptsMax: 1}
        agents:
          - {name: agent1, campaign: shown, node: pbx1, dialString: Local/1001@phones/n}
        """;
  }
}
