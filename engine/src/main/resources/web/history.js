// The last minutes of a campaign: one sample a second of the core's time, first from the engine's
// memory, then as this page sees them.

import { AGENT_STATES, CALL_STATES } from './words.js';

const SAMPLES_MAX = 600;
const STEP_MS = 1000;
const MINUTE_MS = 60000;

export class History {
  #samples = [];

  /** Takes the campaign as it is now; true when that made a new sample. */
  add(timeMs, campaign) {
    const last = this.#samples.at(-1);
    if (last && timeMs < last.timeMs) this.#samples = [];
    else if (last && timeMs - last.timeMs < STEP_MS) return false;
    this.#samples.push({
      timeMs,
      originated: campaign.originated,
      agents: AGENT_STATES.map(([state]) => campaign.agents[state] ?? 0),
      calls: CALL_STATES.map(([state]) => campaign.inFlight[state] ?? 0),
    });
    if (this.#samples.length > SAMPLES_MAX) this.#samples.shift();
    return true;
  }

  /** Takes what the engine remembers, in place of what this page saw. */
  load({ timesMs, originated, agents, inFlight }) {
    this.#samples = timesMs.map((timeMs, i) => ({
      timeMs,
      originated: originated[i],
      agents: AGENT_STATES.map(([state]) => agents[state][i]),
      calls: CALL_STATES.map(([state]) => inFlight[state][i]),
    }));
  }

  /** How many calls were placed in the last minute, as far as this page has seen it. */
  originatedInLastMinute() {
    const last = this.#samples.at(-1);
    const first = this.#samples.find((sample) => last.timeMs - sample.timeMs <= MINUTE_MS);
    return first ? last.originated - first.originated : 0;
  }

  /** Columns for a chart: times in seconds, then one column for each state. */
  columns(of) {
    const times = this.#samples.map((sample) => sample.timeMs / 1000);
    const width = this.#samples[0]?.[of].length ?? 0;
    const states = Array.from({ length: width }, (_, i) =>
      this.#samples.map((sample) => sample[of][i]));
    return [times, ...states];
  }
}
