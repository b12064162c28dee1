// One campaign's card: figures, the abandon limit, agents and calls by state, outcomes.

import { Chart } from './chart.js';
import { el, keyed, mark, share, sign, text } from './dom.js';
import { History } from './history.js';
import { inboundBlock } from './inbound.js';
import { recordingsBlock } from './recordings.js';
import {
  AGENT_STATES, CALL_STATES, limitWords, outcomeWords, percent, whole,
} from './words.js';

const CLOSE_TO_LIMIT = 0.8;
let cards = 0;

/**
 * Shows the campaigns of a board, with what the engine remembers of them when it just told; says
 * news (paused, over the limit) aloud by say(words).
 */
export function showCampaigns(parent, board, past, say) {
  keyed(parent, board.campaigns, (c) => c.name, (c) => new Card(c, say), (card, c) =>
    card.update(c, board.timeMs, past?.campaigns.find(({ name }) => name === c.name)));
}

class Card {
  #say;
  #history = new History();
  #told = null;

  constructor(campaign, say) {
    this.#say = say;
    const id = `campaign-${++cards}`;
    this.state = el('span', { class: 'pill state' });
    this.policy = el('span', { class: 'tag', title: 'Pacing policy' });
    this.reason = el('p', { class: 'reason' });
    this.originated = figure('Originated');
    this.answered = figure('Answered by a person');
    this.connected = figure('Connected');
    this.abandoned = figure('Abandoned');
    this.gauge = gauge();
    this.agents = bar('Agents', AGENT_STATES);
    this.calls = bar('Calls in flight', CALL_STATES);
    this.agentsChart = new Chart(this.agents.chart, AGENT_STATES);
    this.callsChart = new Chart(this.calls.chart, CALL_STATES);
    this.ready = el('dd');
    this.remaining = el('dd');
    this.outcomes = el('ul', { class: 'outcomes' });
    this.inbound = inboundBlock();
    this.recordings = recordingsBlock();
    this.root = el('section', { class: 'card campaign', 'aria-labelledby': id },
      el('div', { class: 'campaign-head' },
        el('h2', { id }, campaign.name), this.policy, this.state, this.reason),
      el('dl', { class: 'figures' },
        this.originated.root, this.answered.root, this.connected.root, this.abandoned.root,
        this.gauge.root),
      el('div', { class: 'now' },
        this.agents.root,
        this.calls.root,
        el('div', { class: 'endings' },
          el('h3', {}, 'Outcomes'),
          this.outcomes,
          el('h3', {}, 'Leads'),
          el('dl', { class: 'leads' },
            el('div', {}, el('dt', {}, 'ready'), this.ready),
            el('div', {}, el('dt', {}, 'remaining'), this.remaining)),
          this.inbound.root,
          this.recordings.root)));
  }

  update(campaign, timeMs, past) {
    if (past) this.#history.load(past);
    const sampled = this.#history.add(timeMs, campaign) || past;
    text(this.policy, campaign.policy);
    mark(this.root, 'running', String(campaign.running));
    if (campaign.running) sign(this.state, 'good', 'run', 'Running');
    else sign(this.state, 'warn', 'pause', 'Paused');
    text(this.reason, why(campaign));
    const outcomes = campaign.outcomes;
    const talked = outcomes.connected + campaign.inFlight.connected;
    this.originated.show(campaign.originated, `${whole(this.#history.originatedInLastMinute())} in the last minute`);
    this.answered.show(campaign.window.answered, 'in the legal window');
    this.connected.show(talked, `machines too, ${whole(campaign.inFlight.connected)} talking now`);
    this.abandoned.show(campaign.window.abandoned, 'in the legal window');
    const standing = this.gauge.show(campaign.window);
    mark(this.root, 'standing', standing);
    this.agents.show(campaign.agents, busyShare(campaign.agents));
    this.calls.show(campaign.inFlight, waitingWords(campaign.inFlight.waiting));
    text(this.ready, whole(campaign.leads.ready));
    text(this.remaining, whole(campaign.leads.remaining));
    showOutcomes(this.outcomes, outcomes);
    this.inbound.show(campaign.inbound);
    this.recordings.show(campaign.recordings);
    if (sampled) {
      this.agentsChart.show(this.#history.columns('agents'));
      this.callsChart.show(this.#history.columns('calls'));
    }
    this.#tell(campaign, standing);
  }

  gone() {
    this.agentsChart.remove();
    this.callsChart.remove();
  }

  #tell(campaign, standing) {
    const told = `${campaign.running}|${standing === 'bad'}`;
    if (this.#told !== null && this.#told !== told) {
      const state = campaign.running ? 'running' : `paused: ${campaign.pausedBecause}`;
      const limit = standing === 'bad' ? ', over its abandon limit' : '';
      this.#say(`Campaign ${campaign.name} is ${state}${limit}`);
    }
    this.#told = told;
  }
}

/** The state in a sentence: why it is paused, or what held the last decision back. */
function why(campaign) {
  if (!campaign.running) return campaign.pausedBecause;
  const last = campaign.lastDecision;
  return last ? `Held back by: ${limitWords(last.limit).toLowerCase()}` : '';
}

function busyShare(agents) {
  const busy = agents.talking + agents.wrapUp;
  const staffed = busy + agents.reserved + agents.available;
  return staffed === 0 ? 'none at work' : `${percent(busy / staffed, 0)} busy`;
}

const waitingWords = (count) =>
  count === 0 ? 'nobody waits' : count === 1 ? '1 person waits' : `${count} people wait`;

function figure(words) {
  const value = el('dd', { class: 'value' });
  const note = el('dd', { class: 'note' });
  return {
    root: el('div', { class: 'figure' }, el('dt', {}, words), value, note),
    show(count, about) {
      text(value, whole(count));
      text(note, about);
    },
  };
}

/** The abandon fraction against its limit: as a number, a bar, and words. */
function gauge() {
  const value = el('span', {});
  const limit = el('span', { class: 'limit' });
  const verdict = el('span', { class: 'pill' });
  const track = el('div', { class: 'track', 'aria-hidden': 'true' }, el('i'), el('b'));
  return {
    root: el('div', { class: 'figure gauge' },
      el('dt', {}, 'Abandon fraction', verdict),
      el('dd', { class: 'value' }, value, limit),
      el('dd', {}, track)),
    show({ answered, abandonFraction, abandonFractionMax, abandonsLeft }) {
      const over = abandonFraction > abandonFractionMax;
      const near = abandonFraction >= abandonFractionMax * CLOSE_TO_LIMIT && abandonFraction > 0;
      const scale = Math.max(abandonFractionMax * 1.6, abandonFraction * 1.05, 1e-6);
      text(value, answered === 0 ? '\u2013' : percent(abandonFraction));
      const left = Math.max(0, Math.floor(abandonsLeft));
      text(limit, `limit ${percent(abandonFractionMax, 1)}, ${left} more afforded`);
      share(track, '--at', abandonFraction / scale);
      share(track, '--limit', abandonFractionMax / scale);
      if (over) sign(verdict, 'bad', 'stop', 'Over the limit');
      else if (near) sign(verdict, 'warn', 'warn', 'Close to the limit');
      else sign(verdict, 'good', 'ok', 'Within the limit');
      return over ? 'bad' : near ? 'warn' : 'good';
    },
  };
}

/** How many are in each state: a stacked bar, its legend with counts, a chart of the last minutes. */
function bar(title, states) {
  const total = el('span', { class: 'count' });
  const about = el('span', { class: 'about' });
  const strip = el('div', { class: 'strip', 'aria-hidden': 'true' });
  const legend = el('ul', { class: 'legend' });
  const chart = el('div', { class: 'chart', role: 'img', 'aria-label': `${title} over the last minutes` });
  const rows = states.map(([state, words]) => {
    const part = el('i', { 'data-state': state });
    const count = el('b');
    const row = el('li', { 'data-state': state }, el('i', { 'aria-hidden': 'true' }), count, ` ${words}`);
    strip.append(part);
    legend.append(row);
    return { state, part, count, row };
  });
  return {
    chart,
    root: el('div', { class: 'bar' },
      el('div', { class: 'bar-head' }, el('h3', {}, title, ' ', total), about), strip, legend, chart),
    show(counts, words) {
      text(total, whole(states.reduce((sum, [state]) => sum + (counts[state] ?? 0), 0)));
      text(about, words);
      for (const { state, part, count, row } of rows) {
        const n = counts[state] ?? 0;
        share(part, '--n', n);
        text(count, whole(n));
        mark(row, 'none', String(n === 0));
      }
    },
  };
}

function showOutcomes(parent, outcomes) {
  const seen = Object.entries(outcomes).filter(([, n]) => n > 0).sort((a, b) => b[1] - a[1]);
  const all = seen.reduce((sum, [, n]) => sum + n, 0);
  const rows = seen.length > 0 ? seen : [['', 0]];
  keyed(parent, rows, ([outcome]) => outcome, ([outcome]) => {
    if (outcome === '') return { root: el('li', { class: 'none' }, 'None yet') };
    const count = el('b');
    const part = el('span', { class: 'note' });
    const root = el('li', { 'data-outcome': outcome }, el('span', {}, outcomeWords(outcome)), count, part);
    return { root, count, part };
  }, (view, [outcome, n]) => {
    if (outcome === '') return;
    text(view.count, whole(n));
    text(view.part, percent(n / all, 0));
    share(view.root, '--n', n / seen[0][1]);
  });
}
