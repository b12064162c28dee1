package org.pacekeeper.event;

/** What the operators, the configuration and the clock said. */
public sealed interface ControlEvent extends Event {

  /**
   * A process began to write this journal: the first event of every run.
   *
   * @param instance drawn at random by the shell; the upper half of the ids of this run, so that
   *     ids are global
   */
  record EngineStarted(int instance, String version) implements ControlEvent {}

  /** An orderly stop began: no new call is placed from here on. */
  record EngineStopping(String reason) implements ControlEvent {}

  /**
   * Every call is to be ended now, in whatever state it is; follows an orderly stop that must not
   * wait any longer.
   */
  record HangupOrdered(String reason) implements ControlEvent {}

  /** A PBX node and its limits; replaces an earlier definition of the same name. */
  record NodeConfigured(NodeSettings settings) implements ControlEvent {}

  /** A trunk and its limits; replaces an earlier definition of the same name. */
  record TrunkConfigured(TrunkSettings settings) implements ControlEvent {}

  /** A campaign and its settings; replaces an earlier definition of the same name. */
  record CampaignConfigured(CampaignSettings settings) implements ControlEvent {}

  /** A campaign places no further call until resumed. */
  record CampaignPaused(String campaign, String reason) implements ControlEvent {}

  record CampaignResumed(String campaign) implements ControlEvent {}

  /** Time passed. Timeouts take effect and pacing is reconsidered. */
  record Tick() implements ControlEvent {}

  /**
   * The whole state of the core at this place of the journal. A fold may begin here instead of at
   * the first event, and files before it may be deleted.
   */
  record Checkpointed(Checkpoint state) implements ControlEvent {}
}
