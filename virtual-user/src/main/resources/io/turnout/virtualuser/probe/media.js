// Installed after hook.js, before the page's own scripts. Shapes what the page sends, without its
// knowledge: the camera's size, rate and bitrate, when the microphone is silent, and that a shared
// screen moves. SETTINGS is put before this script.
(() => {
  'use strict';
  const KEY = Symbol.for('turnout.media');
  if (window[KEY]) return;

  const { setTimeout, clearTimeout, setInterval, clearInterval, WeakRef } = window;
  const devices = window.MediaDevices?.prototype;
  const tracks = window.MediaStreamTrack?.prototype;
  const cameras = new WeakSet();

  // ---- Microphones: a track is on while both the page and the conversation say so.
  const enabled = tracks && Object.getOwnPropertyDescriptor(tracks, 'enabled');
  const wanted = new WeakMap(); // microphone -> what the page has set
  const microphones = new Set(); // weak references
  const gated = SETTINGS.speech !== 'ALWAYS';
  let speaking = !gated;

  function apply(track) {
    enabled.set.call(track, wanted.get(track) && speaking);
  }

  function gate(track, on) {
    wanted.set(track, on);
    microphones.add(new WeakRef(track));
    apply(track);
  }

  function setSpeaking(on) {
    speaking = on;
    for (const reference of microphones) {
      const track = reference.deref();
      if (!track || track.readyState === 'ended') microphones.delete(reference);
      else apply(track);
    }
  }

  if (enabled) {
    Object.defineProperty(tracks, 'enabled', {
      ...enabled,
      get() {
        return wanted.has(this) ? wanted.get(this) : enabled.get.call(this);
      },
      set(value) {
        if (!wanted.has(this)) {
          enabled.set.call(this, value);
          return;
        }
        wanted.set(this, Boolean(value));
        apply(this);
      },
    });
    const cloneTrack = tracks.clone;
    tracks.clone = function () {
      const copy = Reflect.apply(cloneTrack, this, []);
      if (wanted.has(this)) gate(copy, wanted.get(this));
      if (cameras.has(this)) cameras.add(copy);
      return copy;
    };
    window.MediaStream.prototype.clone = function () {
      return new MediaStream(this.getTracks().map((track) => track.clone()));
    };
  }

  let timers = [];

  /** intervals: [[from, to], …] in milliseconds from now; silence at all other times. */
  function speakHere(intervals) {
    timers.forEach(clearTimeout);
    timers = [];
    if (!gated) return;
    setSpeaking(intervals.some(([from]) => from <= 0));
    for (const [from, to] of intervals) {
      if (from > 0) timers.push(setTimeout(setSpeaking, from, true));
      timers.push(setTimeout(setSpeaking, to, false));
    }
  }

  const SPEAK = 'turnout.media.speak';
  window.addEventListener('message', (event) => {
    if (event.source !== window.top || event.data?.[0] !== SPEAK) return;
    event.stopImmediatePropagation();
    speakHere(event.data[1]);
  }, true);

  function tell(parent, intervals) {
    for (let i = 0; i < parent.length; i++) {
      parent[i].postMessage([SPEAK, intervals], '*');
      tell(parent[i], intervals);
    }
  }

  function speak(intervals) {
    speakHere(intervals);
    tell(window, intervals);
  }

  // ---- Cameras and microphones as the pattern wants them.
  const getUserMedia = devices?.getUserMedia;
  if (getUserMedia) {
    // A fake microphone has no echo and no noise; looking for them is a fifth of a browser's cost.
    const raw = { echoCancellation: false, noiseSuppression: false, autoGainControl: false };
    const shapes = { width: SETTINGS.width, height: SETTINGS.height, frameRate: SETTINGS.framesPerSecond };
    const open = (asked) => (asked === true ? {} : asked);
    // What a page must have stays; what it would like gives way to what the pattern says.
    const filmed = (video) => {
      const wanted = { ...open(video) };
      for (const [name, value] of Object.entries(shapes)) {
        if (!value) continue;
        const page = typeof wanted[name] === 'object' ? wanted[name] : {};
        wanted[name] = { ...page, ideal: value, max: Math.min(page.max ?? Infinity, value) };
      }
      return wanted;
    };
    devices.getUserMedia = function (constraints, ...others) {
      const asked = constraints && {
        ...constraints,
        audio: constraints.audio && { ...open(constraints.audio), ...raw },
        video: constraints.video && filmed(constraints.video),
      };
      return Reflect.apply(getUserMedia, this, [asked, ...others]).then((stream) => {
        stream.getVideoTracks().forEach((track) => cameras.add(track));
        if (gated) stream.getAudioTracks().forEach((track) => gate(track, track.enabled));
        return stream;
      });
    };
  }

  // ---- The cap on what a camera's sender encodes.
  const senders = window.RTCRtpSender?.prototype;
  const connections = window.RTCPeerConnection?.prototype;
  if (SETTINGS.maxBitrateBps && senders && connections) {
    const setParameters = senders.setParameters;
    const cap = (parameters) => {
      for (const encoding of parameters.encodings ?? []) {
        encoding.maxBitrate = Math.min(encoding.maxBitrate ?? Infinity, SETTINGS.maxBitrateBps);
      }
      return parameters;
    };
    senders.setParameters = function (parameters, ...others) {
      return Reflect.apply(
        setParameters, this, [cameras.has(this.track) ? cap(parameters) : parameters, ...others]);
    };
    const capAll = (connection) => {
      if (connection.signalingState === 'closed') return;
      for (const sender of connection.getSenders()) {
        if (!cameras.has(sender.track)) continue;
        const parameters = sender.getParameters();
        if ((parameters.encodings ?? []).some(({ maxBitrate }) => !(maxBitrate <= SETTINGS.maxBitrateBps))) {
          Reflect.apply(setParameters, sender, [cap(parameters)]).catch(() => {});
        }
      }
    };
    for (const name of ['setLocalDescription', 'setRemoteDescription']) {
      const native = connections[name];
      connections[name] = function (...values) {
        const done = Reflect.apply(native, this, values);
        done.then(() => capAll(this), () => {});
        return done;
      };
    }
  }

  // ---- A shared screen on which something moves: a page at rest gives a capture no frames.
  const MOTION_MS = 100;
  const getDisplayMedia = devices?.getDisplayMedia;

  function moveWhile(track) {
    const canvas = document.createElement('canvas');
    canvas.width = 160;
    canvas.height = 24;
    canvas.setAttribute('aria-hidden', 'true');
    Object.assign(canvas.style, {
      position: 'fixed', left: '0', top: '0', width: '160px', height: '24px',
      zIndex: '2147483647', pointerEvents: 'none',
    });
    const context = canvas.getContext('2d');
    document.documentElement.append(canvas);
    let step = 0;
    const timer = setInterval(() => {
      if (track.readyState === 'ended') {
        clearInterval(timer);
        canvas.remove();
        return;
      }
      step++;
      context.fillStyle = '#10233f';
      context.fillRect(0, 0, canvas.width, canvas.height);
      context.fillStyle = `hsl(${(step * 7) % 360} 80% 60%)`;
      context.fillRect((step * 4) % (canvas.width - 24), 4, 24, 16);
      context.fillStyle = '#fff';
      context.font = '12px monospace';
      context.fillText(String(step), 4, 16);
    }, MOTION_MS);
  }

  if (getDisplayMedia) {
    devices.getDisplayMedia = function (...values) {
      return Reflect.apply(getDisplayMedia, this, values).then((stream) => {
        const [track] = stream.getVideoTracks();
        if (track) moveWhile(track);
        return stream;
      });
    };
  }

  Object.defineProperty(window, KEY, { value: Object.freeze({ speak }), enumerable: false });
})();
