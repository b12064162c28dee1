package org.pacekeeper.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.pacekeeper.event.AgentSettings;
import org.pacekeeper.event.CampaignSettings;
import org.pacekeeper.event.ControlEvent;
import org.pacekeeper.event.ControlEvent.AnswersConfigured;
import org.pacekeeper.event.ControlEvent.InboundConfigured;
import org.pacekeeper.event.ConversationSettings;
import org.pacekeeper.event.NodeSettings;
import org.pacekeeper.event.RecordingSettings;
import org.pacekeeper.event.TrunkSettings;

/**
 * All that a settings file says, checked: every name that refers to another exists. Immutable.
 *
 * @param file where it was read from
 * @param dataDir where journals, the embedded database and the log are kept
 * @param answers what each campaign does with what picks up
 * @param conversations one for each campaign
 * @param callerIds the pools of caller ids, and which of them each campaign shows
 * @param inbound for each campaign that takes calls from outside
 * @param recordings one for each campaign
 * @param recordingFolders where this machine reaches the files of a node's recordings, by node
 * @param notices what the reader changed by itself: a campaign's figure tightened to the law's
 */
public record EngineSettings(
    Path file,
    Path dataDir,
    Journal journal,
    Store store,
    Web web,
    List<Node> nodes,
    List<TrunkSettings> trunks,
    List<Agent> agents,
    List<CampaignSettings> campaigns,
    List<AnswersConfigured> answers,
    List<ConversationSettings> conversations,
    List<ControlEvent> callerIds,
    List<InboundConfigured> inbound,
    List<RecordingSettings> recordings,
    Map<String, Path> recordingFolders,
    List<String> notices) {
  public EngineSettings {
    nodes = List.copyOf(nodes);
    trunks = List.copyOf(trunks);
    agents = List.copyOf(agents);
    campaigns = List.copyOf(campaigns);
    answers = List.copyOf(answers);
    conversations = List.copyOf(conversations);
    callerIds = List.copyOf(callerIds);
    inbound = List.copyOf(inbound);
    recordings = List.copyOf(recordings);
    recordingFolders = Map.copyOf(recordingFolders);
    notices = List.copyOf(notices);
  }

  /** When the journals are written through to the disk; what each loses is told in config/. */
  public enum Sync {
    INTERVAL,
    NONE,
    BEFORE_ORIGINATE
  }

  /** How often the journals begin a new file. */
  public enum Roll {
    DAILY,
    HOURLY
  }

  /**
   * @param syncEvery with {@link Sync#INTERVAL}
   * @param keepDays files older than this, which nothing needs any more, are deleted
   */
  public record Journal(Sync sync, Duration syncEvery, Roll roll, int keepDays) {}

  /**
   * @param url {@code embedded} for SQLite in the data folder, else a JDBC address of PostgreSQL
   */
  public record Store(String url, String user, Secret password) {
    public static final String EMBEDDED = "embedded";

    public boolean embedded() {
      return url.equals(EMBEDDED);
    }
  }

  /**
   * @param port 0 for any free one
   */
  public record Web(String host, int port) {}

  /**
   * A PBX node: what the core may know of it, and how to log in.
   *
   * @param actionSessions manager connections that carry commands, next to the one for events
   */
  public record Node(
      NodeSettings limits, String host, int port, String user, Secret secret, int actionSessions) {
    public String name() {
      return limits.name();
    }
  }

  /**
   * @param dialString what the node dials to reach the agent's phone
   * @param reached when, and how the agent is known
   */
  public record Agent(
      String name, String campaign, String node, String dialString, AgentSettings reached) {}
}
