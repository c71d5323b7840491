// Installed after hook.js. Looks at what the page shows of the others' doings: messages and strokes
// as soon as the page changes, by the adapter's questions, and whether a picture is black.
(() => {
  'use strict';
  const KEY = Symbol.for('turnout.shown');
  if (window[KEY] || window !== window.top) return;

  const MAX_ITEMS = 100; // of one answer
  const MAX_KEPT = 500;
  const MAX_TEXT_LENGTH = 200;
  const PACE_MS = 50; // between two looks
  const DARKEST_PICTURE = 24; // of 255: video black is 16, and coding blurs it
  const SIDE = 16;
  const { setTimeout, performance, MutationObserver } = window;

  const questions = new Map(); // name -> function
  const kept = new Map(); // name -> Map(text -> { since, told })
  let timer = null;
  let context = null;

  function ask(name) {
    try {
      return questions.get(name)?.() ?? null;
    } catch {
      return null;
    }
  }

  function look(name) {
    const answer = ask(name);
    if (!Array.isArray(answer)) return answer;
    const known = kept.get(name);
    const now = performance.now();
    for (const item of answer.slice(-MAX_ITEMS)) {
      const text = String(item?.text ?? item).slice(0, MAX_TEXT_LENGTH);
      if (!known.has(text)) known.set(text, { since: now, told: false });
    }
    for (const [text, { told }] of known) {
      if (known.size <= MAX_KEPT) break;
      if (told) known.delete(text);
    }
    return answer;
  }

  function onChange() {
    if (timer !== null) return;
    timer = setTimeout(() => {
      timer = null;
      for (const name of questions.keys()) look(name);
    }, PACE_MS);
  }

  /** asked: { messages, strokes }, each a function or null; the first call counts. */
  function watch(asked) {
    if (questions.size > 0) return;
    for (const [name, question] of Object.entries(asked)) {
      if (!question) continue;
      questions.set(name, question);
      kept.set(name, new Map());
    }
    if (questions.size === 0) return;
    new MutationObserver(onChange).observe(
      document, { subtree: true, childList: true, characterData: true, attributes: true });
  }

  /** What is new: [{ text, ageMs }, …], a number, or null when there is no answer. */
  function news(name) {
    const answer = look(name);
    if (Number.isInteger(answer)) return answer;
    if (!Array.isArray(answer)) return null;
    const now = performance.now();
    const items = [];
    for (const [text, item] of kept.get(name)) {
      if (item.told) continue;
      item.told = true;
      items.push({ text, ageMs: now - item.since });
    }
    return items;
  }

  /** By the id of its video track, whether the picture of a video element is black. */
  function dark() {
    context ??= Object.assign(document.createElement('canvas'), { width: SIDE, height: SIDE })
      .getContext('2d', { willReadFrequently: true });
    const answer = {};
    for (const video of document.querySelectorAll('video')) {
      const track = video.srcObject?.getVideoTracks?.()[0];
      if (!track || video.readyState < 2) continue;
      context.drawImage(video, 0, 0, SIDE, SIDE);
      const { data } = context.getImageData(0, 0, SIDE, SIDE);
      let brightest = 0;
      for (let i = 0; i < data.length; i += 4) {
        brightest = Math.max(brightest, data[i], data[i + 1], data[i + 2]);
      }
      answer[track.id] = brightest <= DARKEST_PICTURE;
    }
    return answer;
  }

  Object.defineProperty(
    window, KEY, { value: Object.freeze({ watch, news, dark }), enumerable: false });
})();
