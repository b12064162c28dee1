// What people read: names of states, reasons in plain words, numbers, durations.

/** Agents' states in the order of the bars, the productive ones first. */
export const AGENT_STATES = [
  ['talking', 'Talking'],
  ['wrapUp', 'Wrap-up'],
  ['reserved', 'Reserved'],
  ['available', 'Available'],
  ['calling', 'Phone ringing'],
  ['paused', 'Paused'],
  ['offline', 'Phone not up'],
];

/** States of calls from nearest to furthest from a conversation. */
export const CALL_STATES = [
  ['connected', 'Connected'],
  ['waiting', 'Waiting'],
  ['ringing', 'Ringing'],
  ['dialing', 'Dialing'],
];

const LIMITS = {
  risk: 'Risk of abandoning',
  budget: 'Abandon budget spent',
  'idle-agents': 'No idle agent left',
  lines: 'No free line',
  'call-rate': 'Calls per second',
  leads: 'No lead ready',
  'calling-hours': 'Calling hours',
  rule: 'A rule forbids it',
  paused: 'Paused',
  learning: 'Still learning',
  pbx: 'PBX not ready',
  'caller-id': 'No caller id left',
};

const OUTCOMES = {
  connected: 'Connected',
  abandoned: 'Abandoned',
  machine: 'Machine',
  instant: 'Instant pick-up',
  screened: 'Screened',
  busy: 'Busy',
  noAnswer: 'No answer',
  unreachable: 'Unreachable',
  rejected: 'Rejected',
  blocked: 'Blocked',
  invalid: 'Invalid number',
  outOfOrder: 'Out of order',
  congestion: 'Congestion',
  barred: 'Barred',
  incompatible: 'Incompatible',
  cancelled: 'Cancelled by us',
  fault: 'Our fault',
  unknown: 'Unknown',
};

const NODES = { up: 'Up', down: 'Down', reconciling: 'Reconciling' };
const AGENTS = Object.fromEntries(AGENT_STATES);
const WHOLE = new Intl.NumberFormat('en');
const CLOCK = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' });

export const limitWords = (limit) => LIMITS[limit] ?? limit;
export const outcomeWords = (outcome) => OUTCOMES[outcome] ?? outcome;
export const agentWords = (state) => AGENTS[state] ?? state;
export const nodeWords = (state) => NODES[state] ?? state;
export const whole = (count) => WHOLE.format(count);
export const clock = (ms) => CLOCK.format(ms);

/** A fraction in [0,1] for people, for instance 2.14 %. */
export function percent(fraction, digits = 2) {
  return `${(fraction * 100).toFixed(digits)}\u2009%`;
}

/** A duration for people: 0:42, 12:05, 1:02:33. */
export function duration(ms) {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const two = (n) => String(n).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  return minutes < 60
    ? `${minutes}:${two(seconds % 60)}`
    : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`;
}
