package org.pacekeeper.event;

/**
 * Something that happened, as the core is told of it. The moment it happened and its place in the
 * order are not part of the event: the journal gives every event a sequence number and a time, and
 * the core receives both beside it.
 *
 * <p>Immutable; any thread may create one. The compiler lists the cases: switches over events have
 * no default.
 */
public sealed interface Event permits PbxEvent, AgentEvent, LeadEvent, ControlEvent {}
