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

  /**
   * What a campaign does with what picks up; replaces what was said before. A campaign of which
   * nothing was said lets nobody listen and keeps no record of abandoned calls of its own.
   */
  record AnswersConfigured(String campaign, AnswerSettings settings) implements ControlEvent {}

  /** How an agent is reached; replaces what was said before. Takes effect with the next leg. */
  record AgentConfigured(AgentSettings settings) implements ControlEvent {}

  /** What callees hear while their agent is away; replaces what was said before. */
  record ConversationConfigured(ConversationSettings settings) implements ControlEvent {}

  /** A pool of caller ids; replaces an earlier definition of the same name. */
  record CallerIdPoolConfigured(CallerIdPool pool) implements ControlEvent {}

  /**
   * Which pool a campaign's caller ids come from; replaces what was said before.
   *
   * @param pool empty for none: the campaign's own caller id, or its trunk's
   */
  record CallerIdsConfigured(String campaign, String pool) implements ControlEvent {}

  /** Which calls from outside a campaign takes; replaces what was said before. */
  record InboundConfigured(String campaign, InboundSettings settings) implements ControlEvent {}

  /** Whether and how a campaign's conversations are recorded; replaces what was said before. */
  record RecordingConfigured(RecordingSettings settings) implements ControlEvent {}

  /** A campaign places no further call until resumed. */
  record CampaignPaused(String campaign, String reason) implements ControlEvent {}

  record CampaignResumed(String campaign) implements ControlEvent {}

  /** Time passed. Timeouts take effect and pacing is reconsidered. */
  record Tick() implements ControlEvent {}

  /**
   * The whole state of the core as it was after an earlier event. A fold may begin here, with the
   * events that follow {@code afterSequence}, and journal files that hold only earlier ones may be
   * deleted. Changes nothing by itself.
   *
   * @param afterSequence the last event that the state has taken in; others may lie between it and
   *     this
   * @param afterCommand the last command that followed from these events
   */
  record Checkpointed(long afterSequence, long afterCommand, Checkpoint state)
      implements ControlEvent {}
}
