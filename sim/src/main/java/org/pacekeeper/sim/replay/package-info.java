/**
 * What would have been: a recorded journal under another policy or other settings. {@code
 * RecordingReader} folds the journal to what it says of people, agents and lines; {@code People}
 * plays it back, and draws from {@code Survival} and {@code Resolutions}, fitted on the same
 * journal, what it does not say; {@code ReplayWorld} runs the production core, unchanged, in that
 * world.
 */
package org.pacekeeper.sim.replay;
