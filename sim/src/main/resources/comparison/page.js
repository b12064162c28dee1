'use strict';

(() => {
  const figures = JSON.parse(document.getElementById('figures').textContent);
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const COLORS = 10;
  const percent = (fraction, digits = 1) => `${(100 * fraction).toFixed(digits)} %`;
  const policyColor = (i) => `var(--p${i % COLORS})`;

  // ---- utilization against abandoned ----

  const WIDTH = 1100;
  const HEIGHT = 440;
  const EDGE = { left: 62, right: 26, top: 22, bottom: 48 };
  const LABEL_HEIGHT = 17;

  function svg(parent, name, attributes = {}, text) {
    const element = document.createElementNS('http://www.w3.org/2000/svg', name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    if (text !== undefined) element.textContent = text;
    parent.append(element);
    return element;
  }

  /** A round step that cuts the span into five to ten. */
  function step(span) {
    const power = 10 ** Math.floor(Math.log10(span / 5));
    return [1, 2, 5, 10].map((m) => m * power).find((s) => span / s <= 9);
  }

  function ticks(from, to) {
    const by = step(to - from);
    const all = [];
    for (let i = Math.ceil(from / by - 1e-9); i * by <= to + 1e-9; i++) all.push(i * by);
    return all;
  }

  /** Far more than the limit is drawn at the edge: the scale is for those who come near it. */
  function scales({ limit, dots }) {
    const near = dots.map((d) => d.abandoned + (d.abandonedError ?? 0)).filter((x) => x < 4 * limit);
    const right = Math.max(1.5 * limit, 1.15 * Math.max(...near, 0)) || 0.05;
    const ends = dots.flatMap((d) => [d.utilization - (d.utilizationError ?? 0), d.utilization + (d.utilizationError ?? 0)]);
    const [low, high] = [Math.min(...ends), Math.max(...ends)];
    const air = Math.max(0.01, 0.12 * (high - low));
    const bottom = Math.max(0, low - air);
    const top = Math.min(1, high + air);
    const left = -0.03 * right;
    return {
      right,
      xTicks: ticks(0, right),
      yTicks: ticks(bottom, top),
      x: (v) => EDGE.left + ((v - left) / (right - left)) * (WIDTH - EDGE.left - EDGE.right),
      y: (v) => HEIGHT - EDGE.bottom - ((v - bottom) / (top - bottom)) * (HEIGHT - EDGE.top - EDGE.bottom),
      bottom,
      top,
    };
  }

  function axes(root, s) {
    const axis = svg(root, 'g', { class: 'axis' });
    const digits = (list) => (list.length > 1 && (list[1] - list[0]) * 100 < 0.999 ? 1 : 0);
    for (const v of s.xTicks) {
      svg(axis, 'line', { class: 'grid', x1: s.x(v), x2: s.x(v), y1: EDGE.top, y2: HEIGHT - EDGE.bottom });
      svg(axis, 'text', { x: s.x(v), y: HEIGHT - EDGE.bottom + 18, 'text-anchor': 'middle' }, percent(v, digits(s.xTicks)));
    }
    for (const v of s.yTicks) {
      svg(axis, 'line', { class: 'grid', x1: EDGE.left, x2: WIDTH - EDGE.right, y1: s.y(v), y2: s.y(v) });
      svg(axis, 'text', { x: EDGE.left - 8, y: s.y(v) + 4, 'text-anchor': 'end' }, percent(v, digits(s.yTicks)));
    }
    svg(axis, 'text', { x: WIDTH - EDGE.right, y: HEIGHT - 8, 'text-anchor': 'end' }, 'abandoned, of those who answered →');
    svg(axis, 'text', { x: 4, y: 13 }, '↑ utilization: agents’ time spent talking or wrapping up');
  }

  function limitLine(root, s, limit) {
    svg(root, 'line', { class: 'limit', x1: s.x(limit), x2: s.x(limit), y1: EDGE.top, y2: HEIGHT - EDGE.bottom });
    svg(root, 'text', { class: 'limit-name halo', x: s.x(limit) + 6, y: HEIGHT - EDGE.bottom - 8 }, `limit ${percent(limit)}`);
  }

  function curve(root, s, dot, color) {
    const leaves = dot.curve.findIndex((p) => p.abandoned > s.right);
    const inside = leaves < 0 ? dot.curve : dot.curve.slice(0, leaves + 1);
    if (inside.length < 2) return;
    const points = inside.map((p) => `${s.x(p.abandoned)},${s.y(p.utilization)}`).join(' ');
    svg(root, 'polyline', { class: 'curve', points, stroke: color });
    for (const p of inside) {
      const mark = svg(root, 'circle', { cx: s.x(p.abandoned), cy: s.y(p.utilization), r: 2.5, fill: color, opacity: 0.7 });
      svg(mark, 'title', {}, `${p.policy}: ${percent(p.utilization, 2)}, ${percent(p.abandoned, 2)} abandoned`);
    }
  }

  function point(root, s, dot, color) {
    const far = dot.abandoned > s.right;
    const x = s.x(Math.min(dot.abandoned, s.right));
    const y = s.y(dot.utilization);
    const group = svg(root, 'g', { fill: color, stroke: color });
    if (dot.abandonedError !== null && !far)
      svg(group, 'line', { class: 'error', x1: s.x(Math.max(0, dot.abandoned - dot.abandonedError)), x2: s.x(dot.abandoned + dot.abandonedError), y1: y, y2: y });
    if (dot.utilizationError !== null)
      svg(group, 'line', { class: 'error', x1: x, x2: x, y1: s.y(dot.utilization - dot.utilizationError), y2: s.y(dot.utilization + dot.utilizationError) });
    if (far) svg(group, 'path', { d: `M${x - 6},${y - 6}L${x + 5},${y}L${x - 6},${y + 6}Z` });
    else svg(group, 'circle', { cx: x, cy: y, r: 5 });
    svg(group, 'title', {}, `${dot.policy}: ${percent(dot.utilization, 2)}, ${percent(dot.abandoned, 2)} abandoned`);
    const name = dot.policy.startsWith('hindsight.') ? dot.policy.split(':')[0] : dot.policy;
    return { x, y, text: far ? `${name} → ${percent(dot.abandoned)}` : name };
  }

  /** Names beside their points: at the first place where they lie on nothing, else below all. */
  function names(root, places) {
    const taken = places.map(({ x, y }) => ({ from: x - 7, to: x + 7, top: y - 6, bottom: y + 6 }));
    for (const place of [...places].sort((a, b) => a.y - b.y)) {
      const width = 7.3 * place.text.length;
      const box = (toLeft, base) => {
        const from = toLeft ? place.x - 11 - width : place.x + 11;
        return { toLeft, base, from, to: from + width, top: base - 11, bottom: base + 4 };
      };
      const isFree = (b) =>
        b.from > EDGE.left && b.to < WIDTH - EDGE.right && !taken.some((t) => b.from < t.to && t.from < b.to && b.top < t.bottom && t.top < b.bottom);
      const wishes = [-8, 18].flatMap((dy) => [box(false, place.y + dy), box(true, place.y + dy)]);
      for (let down = 2; down < 12; down++) wishes.push(box(place.x > WIDTH / 2, place.y + down * LABEL_HEIGHT));
      const b = wishes.find(isFree) ?? wishes[0];
      taken.push(b);
      const x = b.toLeft ? b.to : b.from;
      if (b.base - place.y > 20) svg(root, 'line', { class: 'lead', x1: place.x, y1: place.y, x2: x, y2: b.base - 4 });
      svg(root, 'text', { class: 'halo', x, y: b.base, 'text-anchor': b.toLeft ? 'end' : 'start' }, place.text);
    }
  }

  function frontier(host, data) {
    const s = scales(data);
    const root = svg(host, 'svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img', 'aria-label': 'Utilization against abandoned calls; the figures are in the table below' });
    axes(root, s);
    const clip = `clip-${host.dataset.scenario}`;
    svg(svg(root, 'clipPath', { id: clip }), 'rect', { x: EDGE.left, y: EDGE.top, width: WIDTH - EDGE.left - EDGE.right + 8, height: HEIGHT - EDGE.top - EDGE.bottom });
    const inside = svg(root, 'g', { 'clip-path': `url(#${clip})` });
    limitLine(root, s, data.limit);
    data.dots.forEach((dot, i) => curve(inside, s, dot, policyColor(i)));
    names(root, data.dots.map((dot, i) => point(root, s, dot, policyColor(i))));
  }

  // ---- one run over time ----

  const STATES = [
    ['talking', 'talking'],
    ['wrapping', 'wrapping up'],
    ['available', 'waiting for a call'],
    ['paused', 'paused'],
  ];

  const clock = (hours) => `${Math.floor(hours + 1e-6)}:${String(Math.round((hours % 1) * 60) % 60).padStart(2, '0')}`;

  function common(host, height) {
    const style = getComputedStyle(document.documentElement);
    const color = (name) => style.getPropertyValue(`--${name}`).trim();
    const axis = {
      stroke: color('muted'),
      grid: { stroke: color('line'), width: 1 },
      ticks: { show: false },
      font: '11px system-ui, sans-serif',
    };
    return {
      color,
      axis,
      options: {
        width: Math.max(280, host.clientWidth),
        height,
        padding: [8, 14, 0, 0],
        cursor: { drag: { x: false, y: false }, y: false, points: { show: false }, sync: { key: host.dataset.key } },
        scales: { x: { time: false } },
        legend: { markers: { fill: (plot, i) => plot.series[i].stroke(plot, i) } },
      },
      hours: { ...axis, size: 24, space: 60, values: (plot, list) => list.map(clock), grid: { show: false } },
    };
  }

  const hourSeries = { label: 'time', value: (plot, v) => (v === null ? '' : clock(v)) };
  const fromZero = (plot, min, max) => [0, Math.max(1, 1.08 * (max ?? 0))];

  function agents(host, course) {
    const { color, axis, options, hours } = common(host, 150);
    const raw = STATES.map(([state]) => course[state]);
    const sum = course.hours.map(() => 0);
    const stacked = raw.map((column) => column.map((value, i) => (sum[i] += value)));
    const shown = STATES.map((state, i) => i).filter((i) => raw[i].some((value) => value > 0));
    return new uPlot(
      {
        ...options,
        scales: { ...options.scales, y: { range: fromZero } },
        axes: [hours, { ...axis, size: 46, space: 28 }],
        series: [
          hourSeries,
          ...shown.map((i, place) => ({
            label: STATES[i][1],
            stroke: color(STATES[i][0]),
            fill: place === 0 ? color(STATES[i][0]) : undefined,
            width: 0.5,
            points: { show: false },
            value: (plot, v, series, at) => (at === null || at === undefined ? '' : raw[i][at]),
          })),
        ],
        // Each further state fills what lies between its line and the one below it.
        bands: shown.slice(1).map((i, place) => ({ series: [place + 2, place + 1], fill: color(STATES[i][0]) })),
      },
      [course.hours, ...shown.map((i) => stacked[i])],
      host,
    );
  }

  function flight(host, course) {
    const { color, axis, options, hours } = common(host, 110);
    return new uPlot(
      {
        ...options,
        scales: { ...options.scales, y: { range: fromZero } },
        axes: [hours, { ...axis, size: 46, space: 24 }],
        series: [
          hourSeries,
          { label: 'calls in flight', stroke: color('flight'), width: 1.25, points: { show: false }, value: (plot, v) => v ?? '' },
        ],
      },
      [course.hours, course.inFlight],
      host,
    );
  }

  function budget(host, course) {
    const { color, axis, options, hours } = common(host, 120);
    const series = [
      hourSeries,
      { label: 'budget: calls that may still be abandoned', scale: 'tokens', stroke: color('bad'), width: 1.25, points: { show: false }, value: (plot, v) => (v === null ? '' : v.toFixed(1)) },
    ];
    const axesOf = [hours, { ...axis, scale: 'tokens', size: 46, space: 24 }];
    const columns = [course.hours, course.tokens];
    if (course.theta) {
      series.push({ label: 'θ', scale: 'theta', stroke: color('talking'), width: 1, points: { show: false }, value: (plot, v) => (v === null ? '' : percent(v, 2)) });
      axesOf.push({ ...axis, scale: 'theta', side: 1, size: 52, space: 24, grid: { show: false }, values: (plot, list) => list.map((v) => percent(v)) });
      columns.push(course.theta);
    }
    return new uPlot(
      {
        ...options,
        padding: [8, course.theta ? 0 : 14, 0, 0],
        scales: {
          ...options.scales,
          tokens: { range: (plot, min, max) => [Math.min(0, min ?? 0) * 1.08, Math.max(1, (max ?? 0) * 1.08)] },
          theta: { range: (plot, min, max) => [0, Math.max(0.001, 1.08 * (max ?? 0))] },
        },
        axes: axesOf,
        series,
      },
      columns,
      host,
    );
  }

  function course(host, data, key) {
    const box = document.createElement('div');
    box.className = 'course';
    const title = document.createElement('h4');
    title.textContent = data.policy;
    box.append(title);
    host.append(box);
    const parts = [agents, flight, budget].map((draw) => {
      const part = document.createElement('div');
      part.dataset.key = key;
      box.append(part);
      return { part, draw };
    });
    let plots = [];
    const build = () => {
      plots.forEach((plot) => plot.destroy());
      plots = parts.map(({ part, draw }) => draw(part, data));
    };
    build();
    dark.addEventListener('change', build);
    let width = box.clientWidth;
    new ResizeObserver(() => {
      if (box.clientWidth === width) return;
      width = box.clientWidth;
      build();
    }).observe(box);
  }

  for (const host of document.querySelectorAll('.frontier')) frontier(host, figures[host.dataset.scenario]);
  for (const host of document.querySelectorAll('.courses'))
    figures[host.dataset.scenario].courses.forEach((data, i) => course(host, data, `${host.dataset.scenario}-${i}`));
})();
