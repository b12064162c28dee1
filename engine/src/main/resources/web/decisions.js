// The last decisions with what held each back.

import { el, keyed, text } from './dom.js';
import { clock, limitWords, percent } from './words.js';

export function showDecisions(body, empty, board) {
  empty.hidden = board.decisions.length > 0;
  body.closest('table').hidden = board.decisions.length === 0;
  const one = board.campaigns.length < 2;
  body.closest('table').classList.toggle('one-campaign', one);
  keyed(body, board.decisions, (d) => `${d.event} ${d.campaign}`, row, () => {});
}

function row(decision) {
  const placed = el('td', { class: 'number' }, el('b', {}, String(decision.placed)));
  if (decision.wanted !== decision.placed) {
    placed.append(el('span', { class: 'note' }, ` of ${decision.wanted}`));
  }
  const root = el('tr', { 'data-placed': decision.placed > 0 ? 'some' : 'none' },
    el('td', { class: 'time' }, clock(decision.timeMs)),
    el('td', { class: 'of-campaign' }, decision.campaign),
    placed,
    el('td', {}, el('span', { class: 'tag', 'data-limit': decision.limit }, limitWords(decision.limit))),
    el('td', { class: 'detail' }, decision.detail, figures(decision)));
  return { root };
}

/** The figures behind the decision, those that it had. */
function figures(decision) {
  const parts = [
    `${decision.idleAgents} idle`,
    `${decision.inFlight} in flight`,
    `${decision.waiting} waiting`,
  ];
  const known = (name, value, words) => {
    if (value !== null) parts.push(`${name} ${words(value)}`);
  };
  const count = (value) => value.toFixed(1);
  const risk = (value) => percent(value, 2);
  known('soon idle', decision.expectedIdleAgents, count);
  known('soon answered', decision.expectedAnswers, count);
  known('risk taken', decision.riskAccepted, risk);
  known('refused', decision.riskRefused, risk);
  known('threshold', decision.theta, risk);
  known('caller ids', decision.callerIds, String);
  const node = el('span', { class: 'note' });
  text(node, parts.join(' \u00b7 '));
  return node;
}
