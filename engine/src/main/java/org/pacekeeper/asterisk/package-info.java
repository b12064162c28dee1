/**
 * Ring 3: Asterisk as a {@link org.pacekeeper.core.Pbx}, over its manager interface. Commands out,
 * events in, nothing decided. The only package that knows Asterisk-Java.
 *
 * <pre>
 *   PbxCommand ─► AsteriskPbx ─► NodeSession ─► ChannelTracker ─► ActionFactory ─► NodeLink ─► node
 *   PbxEvent   ◄──────────────── NodeSession ◄─ ChannelTracker ◄─ EventReader  ◄── NodeLink ◄─ node
 * </pre>
 *
 * <p>The tracker hands every command and event to whom it concerns: {@code Connects}, {@code
 * Conversations}, {@code Recordings}, {@code Watch} and {@code Endings} act on the {@code Legs},
 * {@code LegReports} says what became of them.
 *
 * <p>One thread a node runs everything between the two ends; Asterisk-Java's own threads only put
 * what they received into that thread's inbox.
 */
package org.pacekeeper.asterisk;
