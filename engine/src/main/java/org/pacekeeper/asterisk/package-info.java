/**
 * Ring 3: Asterisk as a {@link org.pacekeeper.core.Pbx}, over its manager interface. Commands out,
 * events in, nothing decided. The only package that knows Asterisk-Java.
 *
 * <pre>
 *   PbxCommand ─► AsteriskPbx ─► NodeSession ─► ChannelTracker ─► ActionFactory ─► NodeLink ─► node
 *   PbxEvent   ◄──────────────── NodeSession ◄─ ChannelTracker ◄─ EventReader  ◄── NodeLink ◄─ node
 * </pre>
 *
 * <p>One thread a node runs everything between the two ends; Asterisk-Java's own threads only put
 * what they received into that thread's inbox.
 */
package org.pacekeeper.asterisk;
