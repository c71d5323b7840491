// The meeting page: its states, and who is shown where.
import { Board } from './board.js';
import { Chat } from './chat.js';
import { publishConnection, subscribeConnection } from './connection.js';
import { openCamera, openScreen } from './devices.js';
import { Signalling } from './signalling.js';
import { Tile, layOut } from './tiles.js';

const MEDIA_RETRIES = 3;
const ANSWER_TIMEOUT_MS = 20_000;
const $ = (selector) => document.querySelector(selector);
const action = (name) => $(`[data-action="${name}"]`);
const stage = $('#stage');
const spotlight = $('#spotlight'); // what others share, larger than people
const board = new Board($('[data-board]'), $('#swatches'), (stroke) => send({ type: 'stroke', stroke }));
const chat = new Chat($('#chat-panel'));

const parameters = new URLSearchParams(location.search);
let signalling = null; // open while joining or joined
let self = null; // {userId, userName, iceServers}
let camera = null; // MediaStream
let screen = null; // MediaStream
let joinTimer = null;
const users = new Map(); // userId -> {userId, userName, audioMuted, videoMuted, placeholder}
const connections = new Map(); // connectionId -> {connection, tile, retry, attempt}
const tiles = new Map(); // tile key -> Tile

function send(message) {
  signalling?.send(message);
}

// ---- states

function setState(state, error) {
  document.body.dataset.meetingState = state;
  if (error) document.body.dataset.meetingError = error;
  else delete document.body.dataset.meetingError;
  const joined = state === 'joined';
  $('.lobby').hidden = joined;
  $('.room').hidden = !joined;
  const texts = {
    prejoin: ['Meet now', 'Choose a meeting, say who you are, and talk.', 'Join meeting'],
    joining: ['Joining…', 'Connecting to the meeting.', 'Joining…'],
    left: ['You left', 'The meeting goes on without you. You can come back.', 'Join again'],
    failed: ['That did not work', 'You are not in the meeting now.', 'Join again'],
  }[state];
  if (texts) {
    $('#lobby-title').textContent = texts[0];
    $('#lobby-lead').textContent = texts[1];
    action('join').textContent = texts[2];
  }
  action('join').disabled = state === 'joining';
  $('#lobby-error').hidden = !error;
  $('#lobby-error').textContent = error ?? '';
  document.title = joined ? `${$('#room-title').textContent} · Turnout` : 'Turnout meeting';
  showCount();
}

function showCount() {
  const count = self ? users.size + 1 : 0;
  document.body.dataset.participants = String(count);
  $('#room-count').textContent = count === 1 ? 'Only you' : `${count} people`;
}

function toast(text, act) {
  const item = document.createElement('p');
  item.className = 'toast';
  item.textContent = text;
  if (act) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'quiet';
    button.textContent = act.label;
    button.addEventListener('click', () => { act.run(); item.remove(); });
    item.append(button);
  }
  $('#toasts').append(item);
  setTimeout(() => item.remove(), act ? 30_000 : 8_000);
}

function press(name, pressed) {
  action(name).setAttribute('aria-pressed', String(pressed));
}

// ---- joining and leaving

async function join(userName, meetingId) {
  if (signalling) return;
  setState('joining');
  $('#room-title').textContent = meetingId;
  const opened = await openCamera(parameters.get('camera') !== 'off');
  camera = opened.stream;
  try {
    signalling = await Signalling.open({ onMessage, onClose: (reason) => end('failed', reason) });
  } catch (error) {
    end('failed', error.message);
    return;
  }
  joinTimer = setTimeout(() => end('failed', 'The meeting application did not answer.'), ANSWER_TIMEOUT_MS);
  send({ type: 'join', meetingId, userName });
  if (opened.problem) toast(opened.problem);
}

function end(state, error) {
  if (!signalling && !['joining', 'joined'].includes(document.body.dataset.meetingState)) return;
  clearTimeout(joinTimer);
  const socket = signalling;
  signalling = null;
  for (const { connection } of connections.values()) connection.close();
  connections.clear();
  for (const tile of tiles.values()) tile.remove();
  tiles.clear();
  arrange();
  for (const user of users.values()) user.placeholder?.remove();
  users.clear();
  for (const stream of [camera, screen]) stream?.getTracks().forEach((track) => track.stop());
  camera = screen = self = null;
  press('share-screen', false);
  board.reset();
  setState(state, error);
  socket?.close();
  $('[data-field="name"]').focus();
}

function onJoined(message) {
  clearTimeout(joinTimer);
  self = message;
  chat.reset(message.chat, message.userId);
  board.reset(message.strokes);
  setState('joined');
  history.replaceState(null, '', `/meeting/${encodeURIComponent(message.meetingId)}${location.search}`);
  showLocal('camera', camera);
  for (const kind of ['audio', 'video']) {
    const button = action(`toggle-${kind}`);
    const has = tracksOf(kind).length > 0;
    button.disabled = !has;
    press(`toggle-${kind}`, has);
  }
  if (camera) publish('camera', camera);
  for (const participant of message.participants) addUser(participant);
}

// ---- users, streams and their tiles

function addTile(key, tile) {
  tiles.set(key, tile);
  (tile.sharedByOther ? spotlight : stage).append(tile.element);
  arrange();
  return tile;
}

function removeTile(key) {
  tiles.get(key)?.remove();
  tiles.delete(key);
  arrange();
}

function arrange() {
  const shared = spotlight.childElementCount > 0;
  spotlight.hidden = !shared;
  document.body.classList.toggle('with-spotlight', shared);
  layOut(spotlight);
  layOut(stage);
}

function showLocal(kind, stream) {
  const tile = new Tile({ ...self, kind: stream ? kind : null, local: true });
  addTile(`local-${kind}`, tile);
  if (!stream) return;
  tile.show(stream);
  if (!stream.getVideoTracks().length) {
    tile.setMuted({ video: true });
    tile.setState('playing');
  }
}

function addUser({ streams, ...user }) {
  users.set(user.userId, user);
  showCount();
  placeholder(user, streams.length === 0);
  for (const stream of streams) subscribe(user, stream, 1);
}

function removeUser(userId) {
  const user = users.get(userId);
  if (!user) return;
  placeholder(user, false);
  users.delete(userId);
  showCount();
  toast(`${user.userName} left`);
}

/** Who publishes nothing is shown by name. */
function placeholder(user, wanted) {
  if (wanted && !user.placeholder) {
    user.placeholder = new Tile({ ...user, kind: null, local: false });
    stage.append(user.placeholder.element);
  } else if (!wanted && user.placeholder) {
    user.placeholder.remove();
    user.placeholder = null;
  }
  layOut(stage);
}

function options(onState) {
  return { signalling, iceServers: self.iceServers, onState };
}

function open(connection, tile, retry, attempt) {
  connections.set(connection.connectionId, { connection, tile, retry, attempt });
  connection.offer().catch((error) => onMediaFailed(connection.connectionId, error.message));
}

function publish(kind, stream, attempt = 1) {
  const connection = publishConnection(
    options((state) => onConnectionState(connection, state)), stream, kind);
  open(connection, tiles.get(`local-${kind}`), () => publish(kind, stream, attempt + 1), attempt);
  return connection;
}

function subscribe(user, { streamId, stream: kind }, attempt) {
  placeholder(user, false);
  const tile = tiles.get(streamId)
    ?? addTile(streamId, new Tile({ ...user, kind, local: false, streamId }));
  tile.setState('connecting');
  if (kind === 'camera') tile.setMuted({ audio: user.audioMuted, video: user.videoMuted });
  const connection = subscribeConnection(
    options((state) => onConnectionState(connection, state)),
    streamId,
    (received) => tile.show(received, (video) =>
      toast('The browser holds sound back.', { label: 'Turn sound on', run: () => { video.muted = false; } })));
  open(connection, tile, () => subscribe(user, { streamId, stream: kind }, attempt + 1), attempt);
}

function onConnectionState(connection, state) {
  const entry = connections.get(connection.connectionId);
  if (!entry) return;
  if (state === 'failed') onMediaFailed(connection.connectionId, 'no path to the media server');
  else if (state === 'disconnected' && !entry.tile.local) entry.tile.setState('connecting');
  else if (state === 'connected' && entry.tile.state === 'connecting' && entry.tile.video?.readyState > 2) {
    entry.tile.setState('playing');
  }
}

/** A connection that failed is made anew, some times; then its tile says so. */
function onMediaFailed(connectionId, reason) {
  const entry = connections.get(connectionId);
  if (!entry) return;
  connections.delete(connectionId);
  entry.connection.close();
  send({ type: entry.connection.request.type === 'publish' ? 'unpublish' : 'unsubscribe', connectionId });
  if (entry.attempt < MEDIA_RETRIES && signalling) {
    entry.tile.setState('connecting');
    setTimeout(() => { if (signalling && tiles.has(keyOf(entry.tile))) entry.retry(); }, 500 * entry.attempt);
  } else {
    entry.tile.setState('failed');
    toast(`Media of ${entry.tile.element.dataset.userName} failed: ${reason}.`);
  }
}

function keyOf(tile) {
  return [...tiles].find(([, other]) => other === tile)?.[0];
}

function onUnpublished({ userId, streamId }) {
  for (const [id, { connection }] of connections) {
    if (connection.request.streamId === streamId) {
      connection.close();
      connections.delete(id);
    }
  }
  removeTile(streamId);
  const user = users.get(userId);
  if (user) placeholder(user, ![...tiles.values()].some((t) => t.element.dataset.userId === userId));
}

// ---- what the server says

const HANDLERS = {
  joined: onJoined,
  left: () => end('left'),
  participantJoined: ({ participant }) => { addUser(participant); toast(`${participant.userName} joined`); },
  participantLeft: ({ userId }) => removeUser(userId),
  streamPublished: ({ userId, stream }) => { const user = users.get(userId); if (user) subscribe(user, stream, 1); },
  streamUnpublished: onUnpublished,
  sdpAnswer: ({ connectionId, sdpAnswer }) => connections.get(connectionId)?.connection.onAnswer(sdpAnswer)
    .catch((error) => onMediaFailed(connectionId, error.message)),
  iceCandidate: ({ connectionId, candidate }) => connections.get(connectionId)?.connection.onCandidate(candidate),
  muted: onMuted,
  chat: (message) => chat.add(message),
  stroke: ({ stroke }) => board.add(stroke),
  boardCleared: () => board.reset(),
  meetingEnded: ({ message }) => end('failed', message),
  error: onError,
};

function onMessage(message) {
  HANDLERS[message.type]?.(message);
}

function onMuted({ userId, kind, muted }) {
  const user = users.get(userId);
  if (!user) return;
  user[`${kind}Muted`] = muted;
  for (const tile of tiles.values()) {
    if (tile.element.dataset.userId === userId && tile.element.dataset.stream === 'camera') tile.setMuted({ [kind]: muted });
  }
}

function onError({ message, remedy, requestType, connectionId, code }) {
  const text = `${message} ${remedy}`;
  if (requestType === 'join') end('failed', text);
  else if (connectionId && connections.has(connectionId)) {
    if (code === 'unknown-stream') onUnpublished({ streamId: connections.get(connectionId).connection.request.streamId });
    else onMediaFailed(connectionId, text);
  } else if (code !== 'unknown-connection') toast(text);
}

// ---- controls

function tracksOf(kind) {
  return camera ? camera.getTracks().filter((track) => track.kind === kind) : [];
}

function toggleMedia(kind) {
  const tracks = tracksOf(kind);
  if (!tracks.length) return;
  const on = !tracks[0].enabled;
  for (const track of tracks) track.enabled = on;
  press(`toggle-${kind}`, on);
  tiles.get('local-camera')?.setMuted({ [kind]: !on });
  send({ type: 'mute', kind, muted: !on });
}

async function toggleScreen() {
  if (screen) {
    stopScreen();
    return;
  }
  try {
    const stream = await openScreen();
    if (!signalling) { stream.getTracks().forEach((track) => track.stop()); return; }
    screen = stream;
    stream.getVideoTracks()[0].addEventListener('ended', stopScreen);
    showLocal('screen', stream);
    publish('screen', stream);
    press('share-screen', true);
  } catch (error) {
    if (error.name !== 'NotAllowedError') toast(`The screen cannot be shared: ${error.message}`);
    else toast('Screen sharing was not allowed.');
  }
}

function stopScreen() {
  if (!screen) return;
  screen.getTracks().forEach((track) => track.stop());
  screen = null;
  for (const [id, { connection }] of connections) {
    if (connection.request.stream === 'screen') {
      connection.close();
      connections.delete(id);
      send({ type: 'unpublish', connectionId: id });
    }
  }
  removeTile('local-screen');
  press('share-screen', false);
}

function togglePanel(name, panel, show = panel.hidden) {
  panel.hidden = !show;
  press(name, show);
  document.body.classList.toggle(`with-${panel.className}`, show);
  requestAnimationFrame(() => { arrange(); board.redraw(); });
}

function toggleChat(show) {
  togglePanel('toggle-chat', chat.panel, show);
  if (!chat.panel.hidden) {
    chat.read();
    $('[data-field="message"]').focus();
  } else action('toggle-chat').focus();
}

$('#join-form').addEventListener('submit', (event) => {
  event.preventDefault();
  const form = event.target;
  join(form.elements.name.value.trim(), form.elements.meeting.value.trim());
});
$('#chat-form').addEventListener('submit', (event) => {
  event.preventDefault();
  const field = $('[data-field="message"]');
  if (field.value.trim()) send({ type: 'chat', text: field.value });
  field.value = '';
});
action('toggle-audio').addEventListener('click', () => toggleMedia('audio'));
action('toggle-video').addEventListener('click', () => toggleMedia('video'));
action('share-screen').addEventListener('click', toggleScreen);
action('toggle-board').addEventListener('click', () => togglePanel('toggle-board', $('#board-panel')));
action('clear-board').addEventListener('click', () => send({ type: 'clearBoard' }));
action('toggle-chat').addEventListener('click', () => toggleChat());
$('#close-chat').addEventListener('click', () => toggleChat(false));
chat.panel.addEventListener('keydown', (event) => { if (event.key === 'Escape') toggleChat(false); });
action('leave').addEventListener('click', () => {
  send({ type: 'leave' });
  end('left');
});
$('#copy-link').addEventListener('click', async () => {
  const link = new URL(`/meeting/${encodeURIComponent(self.meetingId)}`, location.href).href;
  try {
    await navigator.clipboard.writeText(link);
    toast('Link copied.');
  } catch {
    toast(link);
  }
});
const resizes = new ResizeObserver(arrange);
for (const grid of [stage, spotlight]) resizes.observe(grid);
window.addEventListener('pagehide', () => { if (signalling) end('left'); });

const fromPath = location.pathname.match(/^\/meeting\/([^/]+)$/);
const fromName = parameters.get('name')?.trim();
if (fromPath) $('[data-field="meeting"]').value = decodeURIComponent(fromPath[1]);
if (fromName) $('[data-field="name"]').value = fromName;
if (fromPath && fromName) join(fromName, decodeURIComponent(fromPath[1]));
else $('[data-field="name"]').focus();
