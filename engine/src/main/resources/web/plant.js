// PBX nodes with their trunks, and the health checks.

import { el, keyed, share, sign, text } from './dom.js';
import { nodeWords, whole } from './words.js';

const NODE_SIGNS = { up: ['good', 'ok'], reconciling: ['warn', 'warn'], down: ['bad', 'stop'] };
const HEALTH_SIGNS = { up: ['good', 'ok'], degraded: ['warn', 'warn'], down: ['bad', 'stop'] };
const HEALTH_WORDS = { up: 'Healthy', degraded: 'Degraded', down: 'Unhealthy' };

export function showPlant(parent, empty, board) {
  empty.hidden = board.nodes.length > 0;
  keyed(parent, board.nodes, (n) => n.name, node, (view, n) => {
    sign(view.state, ...NODE_SIGNS[n.state], nodeWords(n.state));
    view.load.show(n.callsUp, n.callsMax, 'calls');
    text(view.load.note, held(n));
    keyed(view.trunks, board.trunks.filter((t) => t.node === n.name), (t) => t.name, trunk,
      (load, t) => {
        load.show(t.linesInUse, t.lines, 'lines');
        text(load.note, held(t));
      });
  });
}

/** What is wrong with it; else how many calls a second it is given, and why no more. */
function held(of) {
  if (of.alarm) return `Alarm: ${of.alarm}`;
  if (of.originatesPerSecondMax === null) return '';
  if (of.heldBack === '') return `at most ${of.originatesPerSecondMax} calls/s`;
  return `held to ${of.originatesPerSecond.toFixed(1)} of ${of.originatesPerSecondMax} calls/s: ${of.heldBack}`;
}

export function showHealth(pill, list, health) {
  sign(pill, ...HEALTH_SIGNS[health.status], HEALTH_WORDS[health.status]);
  keyed(list, health.checks, (c) => c.name, (c) => {
    const state = el('span', { class: 'pill' });
    const detail = el('span', { class: 'note' });
    return { root: el('li', {}, state, detail), state, detail };
  }, (view, check) => {
    sign(view.state, ...HEALTH_SIGNS[check.status], check.name);
    text(view.detail, check.detail);
  });
}

function node(n) {
  const state = el('span', { class: 'pill' });
  const load = meter(n.name);
  const trunks = el('ul', { class: 'trunks' });
  load.root.querySelector('strong').after(state);
  return { root: el('article', { class: 'node' }, load.root, trunks), state, load, trunks };
}

function trunk(t) {
  const load = meter(t.name);
  const root = el('li', {}, load.root);
  return { ...load, root };
}

/** A name, how much of it is used, as figures and as a bar. */
function meter(name) {
  const used = el('span', { class: 'used' });
  const note = el('span', { class: 'note' });
  const track = el('div', { class: 'track', 'aria-hidden': 'true' }, el('i'));
  return {
    root: el('div', { class: 'meter' }, el('strong', {}, name), used, track, note),
    note,
    show(inUse, max, what) {
      text(used, `${whole(inUse)} of ${whole(max)} ${what}`);
      share(track, '--at', max === 0 ? 0 : Math.min(1, inUse / max));
    },
  };
}
