// Installed in every frame before the page's own scripts. Finds every RTCPeerConnection without
// keeping it alive, collects the page's errors, and answers questions about them: the statistics
// now, and what later scripts add.
(() => {
  'use strict';
  const KEY = Symbol.for('turnout.probe');
  if (window[KEY]) return;

  const MAX_PROBLEMS = 20;
  const MAX_MESSAGE_LENGTH = 300;
  const FRAME_TIMEOUT_MS = 500;
  const STATS_TIMEOUT_MS = 3000;
  const MEMBERS = [
    'kind', 'ssrc', 'timestamp', 'bytesReceived', 'bytesSent', 'packetsReceived', 'packetsSent',
    'packetsLost', 'jitter', 'framesDecoded', 'framesEncoded', 'framesDropped', 'keyFramesDecoded',
    'keyFramesEncoded', 'frameWidth', 'frameHeight', 'freezeCount', 'totalFreezesDuration',
    'nackCount', 'pliCount', 'totalAudioEnergy', 'totalSamplesReceived', 'concealedSamples',
    'trackIdentifier'];

  // The page may replace these later; the probe goes on with the originals.
  const { setTimeout, clearTimeout, Promise, MessageChannel } = window;

  const connections = [];
  const creationNumbers = new WeakMap();
  const problems = [];
  let omitted = 0;

  function note(kind, message) {
    if (problems.length >= MAX_PROBLEMS) {
      omitted++;
      return;
    }
    let text;
    try {
      text = String(message);
    } catch {
      text = '(a value without text)';
    }
    problems.push({ kind, message: text.split('\n', 1)[0].slice(0, MAX_MESSAGE_LENGTH) });
  }

  window.addEventListener('error', (event) => {
    if (event.message) note('ERROR', event.message);
  });
  window.addEventListener('unhandledrejection', (event) => note('UNHANDLED_REJECTION', event.reason));
  const consoleError = console.error;
  console.error = function (...values) {
    note('CONSOLE_ERROR', values.map((value) => {
      try {
        return String(value);
      } catch {
        return '?';
      }
    }).join(' '));
    return Reflect.apply(consoleError, this, values);
  };

  const Native = window.RTCPeerConnection;
  if (Native) {
    let created = 0;
    const Watched = new Proxy(Native, {
      construct(target, values, newTarget) {
        const connection = Reflect.construct(target, values, newTarget);
        creationNumbers.set(connection, created);
        connections.push({ number: created++, reference: new WeakRef(connection) });
        return connection;
      },
    });
    // So that connection.constructor, too, is what the page knows as RTCPeerConnection.
    Native.prototype.constructor = Watched;
    window.RTCPeerConnection = Watched;
    if (window.webkitRTCPeerConnection) window.webkitRTCPeerConnection = Watched;
  }

  function within(promise, milliseconds, otherwise) {
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(otherwise), milliseconds);
      promise.then(
        (value) => { clearTimeout(timer); resolve(value); },
        () => { clearTimeout(timer); resolve(otherwise); });
    });
  }

  function streamsOf(report) {
    let pair;
    for (const stats of report.values()) {
      if (stats.type === 'transport' && stats.selectedCandidatePairId) {
        pair = report.get(stats.selectedCandidatePairId);
      }
    }
    if (!pair) {
      // Firefox has no transport statistics; it marks the pair itself.
      for (const stats of report.values()) {
        if (stats.type === 'candidate-pair' && stats.selected) pair = stats;
      }
    }
    const streams = [];
    for (const stats of report.values()) {
      if (stats.type !== 'inbound-rtp' && stats.type !== 'outbound-rtp') continue;
      const stream = { id: stats.id, type: stats.type };
      for (const member of MEMBERS) {
        if (stats[member] !== undefined) stream[member] = stats[member];
      }
      const codec = stats.codecId && report.get(stats.codecId);
      if (codec) stream.mimeType = codec.mimeType;
      if (pair) stream.roundTripTime = pair.currentRoundTripTime;
      const remote = stats.remoteId && report.get(stats.remoteId);
      if (remote && remote.type === 'remote-inbound-rtp') {
        stream.remote = {
          timestamp: remote.timestamp,
          fractionLost: remote.fractionLost,
          jitter: remote.jitter,
          roundTripTime: remote.roundTripTime,
        };
      }
      streams.push(stream);
    }
    return streams;
  }

  async function localSnapshot() {
    const answers = [];
    for (let i = connections.length - 1; i >= 0; i--) {
      const connection = connections[i].reference.deref();
      if (!connection || connection.connectionState === 'closed' || connection.signalingState === 'closed') {
        connections.splice(i, 1);
      }
    }
    for (const { number, reference } of connections) {
      const connection = reference.deref();
      if (!connection) continue;
      answers.push(within(connection.getStats(), STATS_TIMEOUT_MS, null).then((report) => ({
        number,
        state: connection.connectionState,
        streams: report ? streamsOf(report) : [],
      })));
    }
    const drained = problems.splice(0);
    if (omitted > 0) drained.push({ kind: 'OMITTED', message: `${omitted} more problems` });
    omitted = 0;
    return { frame: instance, connections: await Promise.all(answers), problems: drained };
  }

  // Frames, also those of other origins, are asked by message; the page never sees the question.
  const QUESTION = 'turnout.probe.';
  const instance = `${Date.now()}-${Math.random()}`;
  const answers = { snapshot: localSnapshot };
  window.addEventListener('message', (event) => {
    if (typeof event.data !== 'string' || !event.data.startsWith(QUESTION)) return;
    const answer = answers[event.data.slice(QUESTION.length)];
    if (!answer || event.source !== window.top || event.ports.length !== 1) return;
    event.stopImmediatePropagation();
    answer().then((value) => event.ports[0].postMessage(value));
  }, true);

  function ask(frame, question, timeout) {
    const { port1, port2 } = new MessageChannel();
    const answer = new Promise((resolve) => { port1.onmessage = (event) => resolve(event.data); });
    frame.postMessage(QUESTION + question, '*', [port2]);
    return within(answer, timeout, null).then((value) => { port1.close(); return value; });
  }

  function descendants(parent, found) {
    for (let i = 0; i < parent.length; i++) {
      found.push(parent[i]);
      descendants(parent[i], found);
    }
    return found;
  }

  // Numbers count up over all frames in the order in which connections are first seen.
  const numbers = new Map();

  /** The answers of all frames, each { frame, connections: [{ number, … }] }, renumbered. */
  async function gather(question, timeout) {
    const all = await Promise.all(
      [answers[question](), ...descendants(window, []).map((frame) => ask(frame, question, timeout))]);
    const given = all.filter(Boolean);
    for (const answer of given) {
      for (const connection of answer.connections) {
        const name = `${answer.frame} ${connection.number}`;
        if (!numbers.has(name)) numbers.set(name, numbers.size);
        connection.number = numbers.get(name);
      }
    }
    return given;
  }

  async function snapshot() {
    const given = await gather('snapshot', FRAME_TIMEOUT_MS);
    return {
      connections: given.flatMap((answer) => answer.connections),
      problems: given.flatMap((answer) => answer.problems),
    };
  }

  // For later scripts. An answer is a promise of { frame, connections }; numbers are the frame's own.
  const extension = Object.freeze({
    frame: instance,
    answer(question, asked) { answers[question] ??= asked; },
    gather,
    numberOf: (connection) => creationNumbers.get(connection),
    within,
  });

  Object.defineProperty(
    window, KEY, { value: Object.freeze({ snapshot, extension }), enumerable: false });
})();
