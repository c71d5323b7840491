'use strict';
(() => {
  const byId = (id) => document.getElementById(id);
  const chart = byId('progression-chart');
  const data = JSON.parse(byId('progression-data').textContent);
  const card = byId('card');

  const clock = (seconds) => {
    const s = Math.max(0, Math.floor(seconds));
    const two = (n) => String(n).padStart(2, '0');
    return s < 3600 ? `${Math.floor(s / 60)}:${two(s % 60)}`
        : `${Math.floor(s / 3600)}:${two(Math.floor(s % 3600 / 60))}:${two(s % 60)}`;
  };
  const time = (ms) => ms >= 10000 ? `${(ms / 1000).toFixed(1)} s` : `${ms} ms`;

  // Actions: [from, until, action, how many, seen, slowest ms, detail, misses].
  function words([from, until, action, count, seen, slowest, detail, misses]) {
    const at = count > 1 && clock(from) !== clock(until) ? `${clock(from)}–${clock(until)}` : clock(from);
    const lines = [];
    if (detail) lines.push(detail);
    if (seen > 0) lines.push(`seen by others: ${seen}${slowest === null ? '' : `, slowest after ${time(slowest)}`}`);
    if (misses) lines.push(...misses.map((miss) => `not seen by ${miss}`));
    return {title: `${at} ${data.actions[action][0]}${count > 1 ? ` × ${count}` : ''}`, lines};
  }

  function mark(entry, named) {
    const el = document.createElement('button');
    const [id, kind] = data.actions[entry[2]];
    const {title, lines} = words(entry);
    const share = data.duration > 0 ? 100 * (entry[0] + entry[1]) / 2 / data.duration : 0;
    el.type = 'button';
    el.className = `act ${kind}`;
    if (entry[7]) {
      el.classList.add('missed');
      if (named) el.classList.add('named');
      if (share > 70) el.classList.add('turned');
      el.dataset.name = id;
    }
    el.style.left = `${share}%`;
    el.title = [title, ...lines].join('\n');
    el.setAttribute('aria-label', el.title);
    el.tabIndex = entry[7] ? 0 : -1;
    el.entry = entry;
    return el;
  }

  // Marks are made when their meeting is first open: hundreds of closed ones cost nothing.
  function fill(meeting) {
    if (meeting.dataset.filled) return;
    meeting.dataset.filled = 'yes';
    for (const row of meeting.querySelectorAll('.line.user')) {
      const marks = data.marks[row.dataset.row];
      if (!marks) continue;
      let labelled = -Infinity;
      row.querySelector('.acts').append(...marks.toSorted((a, b) => a[0] - b[0]).map((entry) => {
        const named = entry[7] && (entry[0] - labelled) / data.duration > .14;
        if (named) labelled = entry[0];
        return mark(entry, named);
      }));
    }
  }
  const meetings = [...chart.querySelectorAll('.meeting')];
  for (const meeting of meetings) {
    if (meeting.open) fill(meeting);
    meeting.addEventListener('toggle', () => meeting.open && fill(meeting));
  }

  // The card: evidence of the gallery, or what an action mark stands for.
  const pins = () => [...chart.querySelectorAll('a.mark.evidence')].filter((pin) => pin.offsetParent !== null);
  let current = null;

  function show(content, pin) {
    if (current) current.classList.remove('current');
    current = pin;
    if (pin) pin.classList.add('current');
    const all = pins();
    const index = pin ? all.indexOf(pin) : -1;
    byId('card-previous').hidden = byId('card-next').hidden = index < 0 || all.length < 2;
    byId('card-place').textContent = index < 0 ? '' : `${index + 1} of ${all.length}`;
    byId('card-content').replaceChildren(content);
    if (!card.open) card.showModal();
    card.scrollTop = 0;
  }
  function showEvidence(pin) {
    const take = byId(pin.hash.slice(1));
    if (!take) return false;
    const copy = take.cloneNode(true);
    copy.removeAttribute('id');
    show(copy, pin);
    return true;
  }
  function showAction(el) {
    const box = document.createElement('div');
    const {title, lines} = words(el.entry);
    const head = document.createElement('h3');
    head.textContent = `${el.closest('.user').querySelector('.who').textContent}: ${title}`;
    const list = document.createElement('ul');
    list.append(...lines.map((line) => {
      const li = document.createElement('li');
      li.textContent = line;
      return li;
    }));
    box.append(head, list);
    show(box, null);
  }
  function step(by) {
    const all = pins();
    const index = all.indexOf(current);
    if (index >= 0) showEvidence(all[(index + by + all.length) % all.length]);
  }
  chart.addEventListener('click', (event) => {
    const pin = event.target.closest('a.mark.evidence');
    if (pin && !event.ctrlKey && !event.metaKey && showEvidence(pin)) event.preventDefault();
    const act = event.target.closest('.act');
    if (act) showAction(act);
  });
  byId('card-previous').addEventListener('click', () => step(-1));
  byId('card-next').addEventListener('click', () => step(1));
  byId('card-close').addEventListener('click', () => card.close());
  card.addEventListener('click', (event) => event.target === card && card.close());
  card.addEventListener('close', () => {
    if (current) current.classList.remove('current');
    if (current) current.focus({preventScroll: true});
    current = null;
  });
  card.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowLeft') step(-1);
    if (event.key === 'ArrowRight') step(1);
  });

  // A link to evidence opens its group.
  const reveal = () => {
    const target = location.hash.startsWith('#evidence-') && byId(location.hash.slice(1));
    if (!target) return;
    target.closest('details').open = true;
    target.scrollIntoView();
  };
  addEventListener('hashchange', reveal);
  reveal();

  // Filter of marks, search of users.
  byId('progression-controls').addEventListener('change', (event) => {
    if (event.target.type === 'checkbox') chart.classList.toggle(`hide-${event.target.value}`, !event.target.checked);
  });
  const search = byId('user-search');
  const initially = meetings.map((meeting) => meeting.open);
  let searching = false;
  search.addEventListener('input', () => {
    const wanted = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    let found = 0;
    meetings.forEach((meeting, i) => {
      let any = false;
      for (const row of meeting.querySelectorAll('.line.user')) {
        const hit = wanted.every((word) => row.dataset.search.includes(word));
        row.classList.toggle('hidden', !hit);
        any ||= hit;
        found += hit ? 1 : 0;
      }
      meeting.classList.toggle('hidden', !any);
      if (wanted.length > 0) {
        if (!searching) initially[i] = meeting.open;
        meeting.open = any;
      } else if (searching) {
        meeting.open = initially[i];
      }
    });
    searching = wanted.length > 0;
    byId('search-note').textContent = searching ? `${found} ${found === 1 ? 'user' : 'users'} found` : '';
  });
  const openAll = byId('open-all');
  openAll?.addEventListener('click', () => {
    const open = meetings.some((meeting) => !meeting.open);
    meetings.forEach((meeting) => { meeting.open = open; });
    openAll.textContent = open ? 'Close all meetings' : 'Open all meetings';
  });
})();
