'use strict';
(() => {
  const byId = (id) => document.getElementById(id);
  const clock = (s) => `${Math.floor(s / 60)}:${String(Math.floor(s % 60)).padStart(2, '0')}`;
  const rounded = (v, digits) => v == null ? '–' : v.toFixed(digits);
  const bits = (v) => v == null ? '–' : v >= 1e6 ? `${rounded(v / 1e6, 1)} Mbit/s` : `${rounded(v / 1e3, 0)} kbit/s`;
  const percent = (v) => v == null ? '–' : `${rounded(v * 100, 1)} %`;
  const show = (id, text, bad = false) => {
    byId(id).textContent = text;
    byId(id).classList.toggle('bad', bad);
  };

  // Graphs: one axis of seconds for all, drawn anew when a watched program appears.
  const COLOURS = ['blue', 'amber', 'green', 'red', 'grey'];
  const GRAPHS = [
    {title: 'Users', lines: () => [['connected', (p) => p.connected], ['joining', (p) => p.joining], ['failed', (p) => p.failed]],
      colours: ['green', 'amber', 'red'], value: (v) => rounded(v, 0)},
    {title: 'Video, frames per second', lines: () => [['mean', (p) => p.framesPerSecond], ['slowest', (p) => p.slowestFramesPerSecond]],
      colours: ['blue', 'red'], value: (v) => rounded(v, 1)},
    {title: 'Received by all users', lines: () => [['received', (p) => p.receivedBps]], colours: ['blue'], value: bits},
    {title: 'Processor, % of one core', lines: (names) => names.map((name) => [name, (p) => p.cpuPercent[name]]),
      colours: COLOURS, value: (v) => rounded(v, 0)},
  ];
  const points = [];
  let monitors = [];
  let plots = [];

  const columns = (graph) => [points.map((p) => p.second), ...graph.lines(monitors).map(([, value]) => points.map((p) => value(p) ?? null))];

  function build() {
    plots.forEach(([plot]) => plot.destroy());
    const style = getComputedStyle(document.documentElement);
    const colour = (name) => style.getPropertyValue(`--${name}`).trim();
    const axis = {stroke: colour('soft'), grid: {stroke: colour('grid'), width: 1}, ticks: {show: false}, font: '11px system-ui, sans-serif'};
    byId('graphs').replaceChildren();
    plots = GRAPHS.filter((graph) => graph.lines(monitors).length > 0).map((graph) => {
      const card = document.createElement('section');
      const title = document.createElement('h2');
      title.textContent = graph.title;
      card.append(title);
      byId('graphs').append(card);
      const options = {
        width: Math.max(240, card.clientWidth - 32), height: 150,
        cursor: {sync: {key: 'run'}},
        scales: {x: {time: false}, y: {range: (_, min, max) => [0, max > 0 ? max * 1.1 : 1]}},
        axes: [{...axis, values: (_, ticks) => ticks.map(clock)},
          {...axis, size: 72, values: (_, ticks) => ticks.map((t) => graph.value(t))}],
        series: [{label: 'time', value: (_, v) => v == null ? '–' : clock(v)},
          ...graph.lines(monitors).map(([label], i) => ({
            label, width: 1.75, stroke: colour(graph.colours[i % graph.colours.length]), spanGaps: false,
            value: (_, v) => v == null ? '–' : graph.value(v)}))],
      };
      return [new uPlot(options, columns(graph), card), graph];
    });
  }

  function graphs(fresh) {
    for (const point of fresh) {
      if (points.length === 0 || point.second > points.at(-1).second) points.push(point);
    }
    if (points.length > 3600) points.splice(0, points.length - 3600);
    const names = Object.keys(points.at(-1)?.cpuPercent ?? {}).sort();
    const all = [...new Set([...monitors, ...names])];
    if (all.length !== monitors.length || plots.length === 0) {
      monitors = all;
      build();
    } else {
      plots.forEach(([plot, graph]) => plot.setData(columns(graph)));
    }
  }

  // The wall: a card a user; pictures are asked for only where somebody looks.
  const cards = new Map();
  const visible = new Set();
  const observer = new IntersectionObserver((entries) => entries.forEach((entry) => {
    if (entry.isIntersecting) visible.add(entry.target); else visible.delete(entry.target);
  }));

  function card(user) {
    const key = `${user.meeting}\n${user.user}`;
    if (cards.has(key)) return cards.get(key);
    const element = document.createElement('article');
    element.className = 'user';
    element.dataset.user = user.user;
    element.innerHTML = '<p class="name"><b></b><span></span></p><p class="figures"></p><p class="reason"></p><img alt="">';
    element.querySelector('b').textContent = user.user;
    element.querySelector('img').alt = `what ${user.user} sees`;
    const made = {element, picture: `/thumbnails/${encodeURIComponent(user.meeting)}/${encodeURIComponent(user.user)}`};
    cards.set(key, made);
    byId('wall').append(element);
    observer.observe(element);
    return made;
  }

  function users(rows) {
    show('count', String(rows.length));
    for (const user of rows) {
      const {element} = card(user);
      element.dataset.state = user.state;
      element.querySelector('.name span').textContent = user.state.toLowerCase();
      element.querySelector('.figures').textContent = user.state === 'CONNECTED'
        ? `${rounded(user.framesPerSecond, 0)} fps · ${percent(user.loss)} · ${bits(user.receivedBps)}` : user.meeting;
      element.querySelector('.reason').textContent = user.reason;
    }
  }

  async function pictures() {
    for (const {element, picture} of cards.values()) {
      if (!byId('pictures').checked || !visible.has(element) || element.dataset.state !== 'CONNECTED') continue;
      const answer = await fetch(picture).catch(() => null);
      if (!answer?.ok) continue;
      const img = element.querySelector('img');
      const address = URL.createObjectURL(await answer.blob());
      img.onload = () => URL.revokeObjectURL(address);
      img.src = address;
      element.classList.add('pictured');
    }
    setTimeout(pictures, 2500);
  }

  function state(now) {
    document.title = `${now.run} · Turnout live`;
    show('run', now.run);
    show('elapsed', `${clock(now.elapsedSeconds)} elapsed`);
    show('remaining', `${clock(now.remainingSeconds)} to go at most`);
    byId('phase').textContent = now.phase.toLowerCase().replace('_', ' ');
    byId('phase').dataset.phase = now.phase;
    const last = now.points.at(-1);
    show('meetings', `${now.meetingsConnected} of ${now.meetings}`);
    show('connected', String(last.connected));
    show('joining', String(last.joining));
    show('failed', String(last.failed), last.failed > 0);
    show('slowest', last.slowestFramesPerSecond == null ? '–' : `${rounded(last.slowestFramesPerSecond, 0)} fps`);
    show('loss', percent(last.loss));
    byId('messages').hidden = now.messages.length === 0;
    byId('messages').querySelector('ul').replaceChildren(...now.messages.map((message) => {
      const item = document.createElement('li');
      item.textContent = message;
      return item;
    }));
    graphs(now.points);
    users(now.users);
  }

  const events = new EventSource('/events');
  events.addEventListener('all', (event) => { points.length = 0; state(JSON.parse(event.data)); });
  events.addEventListener('second', (event) => state(JSON.parse(event.data)));
  events.addEventListener('refused', (event) => { show('run', event.data); events.close(); });
  events.onerror = () => {
    byId('phase').textContent = 'the run has ended';
    byId('phase').dataset.phase = 'gone';
  };
  byId('failed-only').addEventListener('change', (event) => byId('wall').classList.toggle('failed-only', event.target.checked));
  byId('pictures').addEventListener('change', (event) => {
    if (!event.target.checked) cards.forEach(({element}) => element.classList.remove('pictured'));
  });
  let resized;
  addEventListener('resize', () => { clearTimeout(resized); resized = setTimeout(build, 150); });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', build);
  pictures();
})();
