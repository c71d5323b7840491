// The admin portal: draws each state that the server sends.
const $ = (selector) => document.querySelector(selector);

function h(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

const UNKNOWN = 'unknown';
const megabytes = (bytes) => (bytes === null ? UNKNOWN : `${(bytes / 1048576).toFixed(0)} MiB`);
const percent = (value) => (value === null ? UNKNOWN : `${value.toFixed(1)} %`);

function since(millis, now) {
  const seconds = Math.max(0, Math.round((now - millis) / 1000));
  const minutes = Math.floor(seconds / 60);
  if (minutes >= 60) return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
  return minutes ? `${minutes} min ${seconds % 60} s` : `${seconds} s`;
}

function number(value, label, name) {
  return h('div', { class: 'panel' },
    h('div', { class: 'number', 'data-number': name }, value.toLocaleString()), h('div', { class: 'label' }, label));
}

function server(state, meetings) {
  const here = meetings.filter((meeting) => meeting.mediaServer === state.uri);
  const users = here.reduce((sum, meeting) => sum + meeting.users.length, 0);
  const fact = (name, value) => h('div', {}, h('dt', {}, name), h('dd', {}, String(value)));
  const panel = h('article', { class: 'panel', 'data-media-server': state.uri, 'data-connected': String(state.connected) },
    h('div', { class: 'panel-head' },
      h('h3', {}, state.uri),
      h('span', { class: `pill ${state.connected ? 'good' : 'bad'}` }, state.connected ? 'Connected' : 'Not connected')),
    h('dl', { class: 'facts' },
      fact('Meetings', here.length), fact('Users', users), fact('Kurento', state.version ?? UNKNOWN),
      fact('CPU, of one core', percent(state.cpuPercent)), fact('Cores', state.cpuCount ?? UNKNOWN),
      fact('Memory', megabytes(state.memoryBytes))));
  if (state.cpuPercent !== null && state.cpuCount) {
    const share = Math.min(100, state.cpuPercent / state.cpuCount);
    const fill = h('div');
    fill.style.width = `${share}%`;
    panel.append(h('div', { class: 'meter', role: 'img', 'aria-label': `CPU ${share.toFixed(0)} % of all cores` }, fill));
  }
  return panel;
}

function flowOf({ audioFlows, videoFlows }) {
  if (audioFlows || videoFlows) return 'flows';
  return audioFlows === false || videoFlows === false ? 'stopped' : 'unknown';
}

function flowText({ audioFlows, videoFlows }) {
  const word = (kind, flows) => (flows === null ? `${kind} not reported` : `${kind} ${flows ? 'flows' : 'stopped'}`);
  return `${word('audio', audioFlows)}, ${word('video', videoFlows)}`;
}

function chip(stream, received) {
  const flow = flowOf(stream);
  const parts = [stream.audioFlows && 'A', stream.videoFlows && 'V'].filter(Boolean).join('+');
  return h('span', {
    class: `chip${stream.transcodes ? ' transcodes' : ''}`, 'data-stream-id': stream.streamId,
    'data-flow': flow, 'data-transcodes': String(stream.transcodes), title: flowText(stream) },
    h('i', { 'aria-hidden': 'true' }),
    received ? `${stream.fromUserName}${stream.kind === 'screen' ? ' (screen)' : ''}` : stream.kind,
    h('span', { class: 'visually-hidden' }, flowText(stream)),
    h('span', { class: 'rate' },
      [parts, stream.bitrateBps === null ? '' : `${Math.round(stream.bitrateBps / 1000)} kbit/s`].filter(Boolean).join(' · ')),
    stream.transcodes ? 'transcoding' : null);
}

function chips(streams, received) {
  if (!streams.length) return h('span', { class: 'none' }, 'nothing');
  return h('div', { class: 'streams' }, ...streams.map((stream) => chip(stream, received)));
}

function meeting(state, now) {
  const rows = state.users.map((user) =>
    h('tr', { 'data-user-id': user.userId },
      h('td', {}, user.userName, ' ', h('span', { class: 'sub' },
        [user.audioMuted && 'mic off', user.videoMuted && 'camera off'].filter(Boolean).join(', '))),
      h('td', { 'data-label': 'Sends' }, chips(user.sends, false)),
      h('td', { 'data-label': 'Receives' }, chips(user.receives, true))));
  const all = state.users.flatMap((user) => [...user.sends, ...user.receives]);
  const flowing = all.filter((stream) => flowOf(stream) === 'flows').length;
  const pill = all.length === 0 ? 'pill' : flowing === all.length ? 'pill good' : 'pill bad';
  return h('article', { class: 'panel', 'data-meeting': state.meetingId },
    h('div', { class: 'panel-head' },
      h('h3', {}, state.meetingId),
      h('span', { class: pill }, `${flowing} of ${all.length} streams flow`),
      all.some((stream) => stream.transcodes) ? h('span', { class: 'pill warn' }, 'transcoding') : null,
      h('span', { class: 'pill' }, state.users.length === 1 ? '1 user' : `${state.users.length} users`)),
    h('p', { class: 'sub' }, `${state.mediaServer} · for ${since(state.startedAtMillis, now)}`),
    h('table', {},
      h('thead', {}, h('tr', {}, ...['User', 'Sends', 'Receives'].map((t) => h('th', { scope: 'col' }, t)))),
      h('tbody', {}, ...rows)));
}

function draw(state) {
  const published = state.meetings.flatMap((each) => each.users.flatMap((user) => user.sends));
  const flowing = published.filter((stream) => flowOf(stream) === 'flows').length;
  Object.assign(document.body.dataset, {
    meetings: state.meetings.length, users: state.users, flowingStreams: flowing });
  $('#numbers').replaceChildren(
    number(state.meetings.length, 'meetings', 'meetings'), number(state.users, 'users', 'users'),
    number(flowing, `of ${published.length} published streams flow`, 'flowing-streams'),
    number(state.endpoints, 'endpoints', 'endpoints'), number(state.sockets, 'open WebSockets', 'sockets'),
    number(state.refusals, 'refusals', 'refusals'));
  $('#servers').replaceChildren(...state.mediaServers.map((each) => server(each, state.meetings)));
  $('#meetings').replaceChildren(...(state.meetings.length
    ? state.meetings.map((each) => meeting(each, state.takenAtMillis))
    : [h('p', { class: 'panel none' }, 'No meeting goes on.')]));
}

function feed(state, text, className) {
  document.body.dataset.feedState = state;
  $('#feed').textContent = text;
  $('#feed').className = `pill ${className}`;
}

const events = new EventSource('/admin/events');
events.addEventListener('state', (event) => {
  draw(JSON.parse(event.data));
  if (document.body.dataset.feedState !== 'live') feed('live', 'Live', 'good');
});
events.addEventListener('refused', (event) => { feed('refused', event.data, 'bad'); events.close(); });
events.addEventListener('error', () => feed('lost', 'Connection lost, trying again…', 'bad'));
