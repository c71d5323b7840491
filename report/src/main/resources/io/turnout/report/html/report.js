'use strict';
(() => {
  const data = JSON.parse(document.getElementById('report-data').textContent);
  const byId = (id) => document.getElementById(id);

  const clock = (seconds) => {
    const s = Math.max(0, Math.floor(seconds));
    const two = (n) => String(n).padStart(2, '0');
    return s < 3600 ? `${Math.floor(s / 60)}:${two(s % 60)}`
        : `${Math.floor(s / 3600)}:${two(Math.floor(s % 3600 / 60))}:${two(s % 60)}`;
  };
  const digits = (v) => {
    const a = Math.abs(v);
    if (Number.isInteger(v) || a >= 100) return Math.round(v).toLocaleString('en').replaceAll(',', '\u202f');
    return String(Number(v.toFixed(a >= 10 ? 1 : a >= 1 ? 2 : 3)));
  };
  const units = {
    count: digits,
    fps: (v) => `${digits(v)} fps`,
    ms: (v) => `${digits(v)} ms`,
    percent: (v) => `${digits(v)} %`,
    ratio: (v) => `${digits(v * 100)} %`,
    bps: (v) => v >= 999500 ? `${digits(v / 1e6)} Mbit/s` : v === 0 ? '0' : `${digits(v / 1e3)} kbit/s`,
    bytes: (v) => v >= 2 ** 30 ? `${digits(v / 2 ** 30)} GiB` : v === 0 ? '0' : `${digits(v / 2 ** 20)} MiB`,
  };

  // Graphs: built anew when the colours change, resized with the window.
  let plots = [];
  const x = (n) => Array.from({length: n}, (_, i) => i * data.secondsPerPoint);
  const width = (el) => Math.max(240, Math.floor(el.clientWidth));

  function shadeTranscoding(u, colour) {
    for (const [from, until] of data.transcoding) {
      const left = Math.max(u.valToPos(from, 'x', true), u.bbox.left);
      const right = Math.min(u.valToPos(until, 'x', true), u.bbox.left + u.bbox.width);
      if (right <= left) continue;
      u.ctx.fillStyle = colour;
      u.ctx.fillRect(left, u.bbox.top, right - left, u.bbox.height);
    }
  }

  function options(graph, el, colour) {
    const value = units[graph.unit];
    const series = graph.lines.map((line) => {
      const [name, look] = line.style.split('-');
      return {
        label: line.label,
        stroke: colour(name),
        width: 1.75,
        dash: look === 'dashed' ? [6, 4] : look === 'dotted' ? [2, 3] : undefined,
        spanGaps: false,
        value: (_, v) => v == null ? '–' : value(v),
        paths: graph.unit === 'count' ? uPlot.paths.stepped({align: 1}) : undefined,
      };
    });
    const axis = {
      stroke: colour('soft'), grid: {stroke: colour('grid'), width: 1}, ticks: {show: false},
      font: '11.5px system-ui, sans-serif',
    };
    return {
      width: width(el), height: 190,
      cursor: {sync: {key: 'run'}, points: {size: 6}},
      scales: {
        x: {time: false, range: (_, min, max) => min === null ? [0, data.duration] : [Math.max(0, min), Math.min(data.duration, max)]},
        y: {range: (_, min, max) => [0, max > 0 ? max * 1.08 : 1]},
      },
      axes: [
        {...axis, values: (_, ticks) => ticks.map(clock), incrs: [1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1200, 1800, 3600, 7200, 14400], space: 60},
        {...axis, size: 76, values: (_, ticks) => ticks.map((t) => graph.unit === 'count' && !Number.isInteger(t) ? '' : value(t)), space: 34},
      ],
      series: [{label: 'time', value: (_, v) => v == null ? '–' : clock(v)}, ...series],
      hooks: {drawClear: [(u) => shadeTranscoding(u, colour('shade'))]},
    };
  }

  function draw() {
    plots.forEach(([plot]) => plot.destroy());
    const style = getComputedStyle(document.documentElement);
    const colour = (name) => style.getPropertyValue(`--${name}`).trim();
    plots = data.graphs.map((graph) => {
      const el = byId(`graph-${graph.id}`);
      const ys = graph.lines.map((line) => line.y);
      return [new uPlot(options(graph, el, colour), [x(ys[0].length), ...ys], el), el];
    });
  }
  const resize = () => plots.forEach(([plot, el]) => plot.setSize({width: width(el), height: 190}));

  draw();
  let pending = 0;
  addEventListener('resize', () => {
    cancelAnimationFrame(pending);
    pending = requestAnimationFrame(resize);
  });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', draw);
  addEventListener('beforeprint', () => {
    document.documentElement.classList.add('light');
    draw();
  });
  addEventListener('afterprint', () => {
    document.documentElement.classList.remove('light');
    draw();
  });

  // Streams: sorted by a click on a heading, filtered by words that must all occur.
  const columns = [
    ['Meeting'], ['User'], ['Connection'], ['Direction'], ['Kind'], ['Codec'],
    ['First frames', digits], ['Last frames', digits], ['Frame rate', units.fps], ['Bitrate', units.bps],
    ['Loss', units.ratio], ['Jitter', units.ms], ['Freezes', digits], ['Resolution'],
  ];
  const firstRows = 200;
  const table = byId('stream-table');
  if (!table) return;
  const notForAudio = new Set([6, 7, 8, 12, 13]);
  let sortBy = -1;
  let direction = 1;
  let all = false;

  function cell(row, column) {
    const td = document.createElement('td');
    const format = columns[column][1];
    const v = row[column];
    td.className = format ? 'num' : '';
    if (v !== null) {
      td.textContent = format ? format(v) : v;
    } else if (row[4] === 'audio' && notForAudio.has(column) || row[3] === 'outbound' && column === 12) {
      td.textContent = '';
    } else {
      td.textContent = 'unknown';
      td.className += ' null';
    }
    return td;
  }

  function compare(a, b) {
    const [p, q] = [a[sortBy], b[sortBy]];
    if (p === null || q === null) return (p === null) - (q === null);
    return direction * (typeof p === 'number' ? p - q : String(p).localeCompare(String(q), 'en', {numeric: true}));
  }

  function show() {
    const words = byId('stream-filter').value.toLowerCase().split(/\s+/).filter(Boolean);
    let rows = data.streams.filter((row) => {
      const text = row.filter((v) => typeof v === 'string').join(' ').toLowerCase();
      return words.every((word) => text.includes(word));
    });
    if (sortBy >= 0) rows = rows.sort(compare);
    const shown = all ? rows : rows.slice(0, firstRows);
    table.tBodies[0].replaceChildren(...shown.map((row) => {
      const tr = document.createElement('tr');
      if (row[4] === 'video' && row[6] !== null && row[6] === row[7]) tr.className = 'bad';
      tr.append(...columns.map((_, i) => cell(row, i)));
      return tr;
    }));
    byId('stream-count').textContent = `${shown.length} of ${data.streams.length} shown`;
    byId('stream-more').hidden = shown.length === rows.length;
    byId('stream-more').textContent = `Show all ${rows.length}`;
    headings.forEach(([th, button], i) => {
      th.setAttribute('aria-sort', i !== sortBy ? 'none' : direction > 0 ? 'ascending' : 'descending');
      button.textContent = columns[i][0] + (i !== sortBy ? '' : direction > 0 ? ' ↑' : ' ↓');
    });
  }

  const headings = columns.map(([name, format], i) => {
    const th = document.createElement('th');
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = name;
    th.className = format ? 'num' : '';
    th.append(button);
    button.addEventListener('click', () => {
      direction = sortBy === i ? -direction : 1;
      sortBy = i;
      show();
    });
    return [th, button];
  });
  const head = document.createElement('tr');
  head.append(...headings.map(([th]) => th));
  table.tHead.replaceChildren(head);
  byId('stream-filter').addEventListener('input', show);
  byId('stream-more').addEventListener('click', () => {
    all = true;
    show();
  });
  show();
})();
