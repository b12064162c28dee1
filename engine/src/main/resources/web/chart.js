// Stacked areas over the last minutes, drawn by uPlot.

import uPlot from './uplot/uPlot.js';

const SPAN_MIN_S = 60;
const SPAN_MAX_S = 600;
const dark = matchMedia('(prefers-color-scheme: dark)');

/** Each column on top of those before it. */
function stacked([times, ...columns]) {
  const sum = new Array(times.length).fill(0);
  return [times, ...columns.map((column) => column.map((value, i) => (sum[i] += value)))];
}

/** The last minutes up to the newest sample, at least one minute. */
function span({ data: [times] }) {
  const newest = times.at(-1) ?? SPAN_MIN_S;
  const oldest = times[0] ?? newest;
  return [Math.max(newest - SPAN_MAX_S, Math.min(oldest, newest - SPAN_MIN_S)), newest];
}

/** Whole numbers with a little air above. */
const counts = (plot, min, max) => [0, Math.max(4, Math.ceil((max ?? 0) * 1.12))];

/** A chart of the given states ([key, words]) in a host element. */
export class Chart {
  #host;
  #states;
  #plot;
  #data;
  #resized = new ResizeObserver(() => this.#fit());
  #recolored = () => this.#build();

  constructor(host, states) {
    this.#host = host;
    this.#states = states;
    this.#data = [[], ...states.map(() => [])];
    this.#build();
    this.#resized.observe(host);
    dark.addEventListener('change', this.#recolored);
  }

  show(columns) {
    this.#data = stacked(columns);
    this.#plot.setData(this.#data);
  }

  remove() {
    this.#resized.disconnect();
    dark.removeEventListener('change', this.#recolored);
    this.#plot.destroy();
  }

  #fit() {
    const { clientWidth: width, clientHeight: height } = this.#host;
    const changed = width !== this.#plot.width || height !== this.#plot.height;
    if (width > 0 && height > 0 && changed) this.#build();
  }

  #build() {
    this.#plot?.destroy();
    const style = getComputedStyle(document.documentElement);
    const unit = parseFloat(style.fontSize) / 16;
    const color = (name) => style.getPropertyValue(`--${name}`).trim();
    const axis = {
      stroke: color('muted'),
      grid: { stroke: color('line'), width: 1 },
      ticks: { show: false },
      font: `${11 * unit}px system-ui, sans-serif`,
    };
    this.#plot = new uPlot(
      {
        width: this.#host.clientWidth || 400,
        height: this.#host.clientHeight || 160,
        legend: { show: false },
        cursor: { show: false },
        padding: [6, 24 * unit, 0, 0],
        scales: { x: { time: true, range: span }, y: { range: counts } },
        axes: [
          { ...axis, size: 26 * unit, space: 70 * unit, values: '{HH}:{mm}:{ss}', grid: { show: false } },
          { ...axis, size: 36 * unit, space: 28 * unit, incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000] },
        ],
        series: [
          {},
          ...this.#states.map(([state], i) => ({
            stroke: color(state),
            fill: i === 0 ? color(state) : undefined,
            width: 1,
            points: { show: false },
          })),
        ],
        // Each further state fills what lies between its line and the one below it.
        bands: this.#states.slice(1).map(([state], i) => ({ series: [i + 2, i + 1], fill: color(state) })),
      },
      this.#data,
      this.#host,
    );
  }
}
