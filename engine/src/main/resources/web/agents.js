// Every agent with their state and how long they have been in it.

import { el, keyed, mark, text } from './dom.js';
import { agentWords, duration, whole } from './words.js';

const byName = new Intl.Collator('en', { numeric: true }).compare;

export function showAgents(parent, empty, count, wanted, board) {
  const words = wanted.trim().toLowerCase();
  const found = board.agents
    .filter((a) => words === '' || `${a.name} ${agentWords(a.state)} ${a.campaign}`.toLowerCase().includes(words))
    .sort((a, b) => byName(a.name, b.name));
  const all = whole(board.agentsTotal);
  text(count, found.length === board.agentsTotal ? all : `${whole(found.length)} of ${all}`);
  empty.hidden = found.length > 0;
  text(empty, board.agentsTotal === 0 ? 'Nobody is logged in.' : 'No agent matches.');
  keyed(parent, found, (a) => a.name, tile, (view, agent) => {
    mark(view.root, 'state', agent.state);
    text(view.state, agentWords(agent.state));
    text(view.since, duration(board.timeMs - agent.sinceMs));
    text(view.detail, agent.detail);
    if (view.root.title !== (agent.call ?? '')) view.root.title = agent.call ?? '';
  });
}

function tile(agent) {
  const state = el('span', { class: 'agent-state' });
  const since = el('span', { class: 'since' });
  const detail = el('span', { class: 'note' });
  const root = el('li', {}, el('strong', {}, agent.name), since, state, detail);
  return { root, state, since, detail };
}
