// Installed after hook.js, before the page's own scripts. Keeps the last SDP offer and answer of every
// connection, closed ones too, and answers one question: all that is known of the connections now.
(() => {
  'use strict';
  const KEY = Symbol.for('turnout.evidence');
  const probe = window[Symbol.for('turnout.probe')];
  const prototype = window.RTCPeerConnection?.prototype;
  if (!probe || !prototype || window[KEY]) return;

  const MAX_CONNECTIONS = 200;
  const STATS_TIMEOUT_MS = 2000;
  const FRAME_TIMEOUT_MS = 2500;
  const { numberOf, within, frame, answer, gather } = probe.extension;
  const { Promise } = window;

  // The oldest give way: a page that renegotiates with new connections for hours must not grow.
  const kept = new Map();

  function entryOf(connection) {
    const number = numberOf(connection);
    if (number === undefined) return null;
    let entry = kept.get(number);
    if (!entry) {
      if (kept.size >= MAX_CONNECTIONS) kept.delete(kept.keys().next().value);
      entry = { reference: new WeakRef(connection), descriptions: {}, refused: null };
      kept.set(number, entry);
    }
    return entry;
  }

  function watch(method, property, side) {
    const native = prototype[method];
    if (!native) return;
    prototype[method] = function (...values) {
      const result = Reflect.apply(native, this, values);
      const entry = entryOf(this);
      if (entry) {
        result.then(
          () => {
            const description = this[property];
            // An application that rolls back has no description then, or the one before.
            if (!description) return;
            const type = description.type === 'offer' ? 'offer' : 'answer';
            entry.descriptions[type] =
              { side, type: description.type, sdp: description.sdp, atMs: Date.now() };
          },
          (error) => {
            entry.refused = {
              side, type: values[0]?.type ?? 'implicit', sdp: values[0]?.sdp ?? '',
              error: String(error).slice(0, 300), atMs: Date.now(),
            };
          });
      }
      return result;
    };
  }
  watch('setLocalDescription', 'localDescription', 'local');
  watch('setRemoteDescription', 'remoteDescription', 'remote');

  /** The description as it is now has the candidates that came after it was set. */
  function freshened(entry, connection) {
    const all = { ...entry.descriptions };
    for (const [side, now] of [
      ['local', connection?.localDescription], ['remote', connection?.remoteDescription]]) {
      const type = now?.type === 'offer' ? 'offer' : 'answer';
      if (now && all[type]?.side === side) all[type] = { ...all[type], sdp: now.sdp };
    }
    return Object.values(all);
  }

  async function localEvidence() {
    const connections = [...kept].map(async ([number, entry]) => {
      const connection = entry.reference.deref();
      const report = connection && await within(connection.getStats(), STATS_TIMEOUT_MS, null);
      return {
        number,
        connectionState: connection?.connectionState ?? 'collected',
        iceConnectionState: connection?.iceConnectionState ?? null,
        iceGatheringState: connection?.iceGatheringState ?? null,
        signalingState: connection?.signalingState ?? null,
        descriptions: freshened(entry, connection),
        refused: entry.refused,
        statistics: report ? [...report.values()] : null,
      };
    });
    return { frame, connections: await Promise.all(connections) };
  }

  answer('evidence', localEvidence);

  async function all() {
    const given = await gather('evidence', FRAME_TIMEOUT_MS);
    return { takenAtMs: Date.now(), connections: given.flatMap((each) => each.connections) };
  }

  Object.defineProperty(window, KEY, { value: all, enumerable: false });
})();
