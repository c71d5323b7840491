// The grid of tiles: one for each stream, and one for each user who publishes none.
const STATE_TEXT = { connecting: 'Connecting…', failed: 'Media failed' };

export class Tile {
  constructor({ userId, userName, kind, local, streamId }) {
    this.streamId = streamId;
    this.local = local;
    this.sharedByOther = kind === 'screen' && !local;
    this.element = document.createElement('figure');
    this.element.className = 'tile';
    this.element.dataset.userId = userId;
    this.element.dataset.userName = userName;
    if (kind) {
      this.element.dataset.tile = '';
      this.element.dataset.stream = kind;
      this.element.dataset.local = String(local);
    }
    this.avatar = element('div', 'avatar', initials(userName));
    this.avatar.dataset.hue = String([...userName].reduce((sum, c) => sum + c.codePointAt(0), 0) % 6);
    this.avatar.setAttribute('aria-hidden', 'true');
    const caption = element('figcaption');
    caption.append(
      element('span', 'who', kind === 'screen' ? `${userName}’s screen` : local ? `${userName} (you)` : userName));
    this.mutedBadge = element('span', 'muted-badge');
    this.mutedBadge.innerHTML = '<svg aria-hidden="true"><use href="#i-mic-off"/></svg>';
    this.mutedBadge.append(element('span', 'visually-hidden', 'microphone off'));
    this.mutedBadge.hidden = true;
    caption.append(this.mutedBadge);
    this.status = element('span', 'tile-status');
    this.element.append(this.avatar);
    if (kind) {
      this.video = element('video');
      this.video.dataset.video = '';
      this.video.autoplay = true;
      this.video.playsInline = true;
      this.video.muted = local;
      this.video.setAttribute('aria-label', caption.textContent.replace('microphone off', ''));
      this.video.addEventListener('playing', () => {
        // Sound may play before the first picture; only who sends no picture is complete with it.
        const picture = this.video.srcObject?.getVideoTracks().find((track) => !track.muted);
        if (picture && this.video.requestVideoFrameCallback) {
          this.video.requestVideoFrameCallback(() => this.setState('playing'));
        } else this.setState('playing');
      });
      this.element.append(this.video);
      this.setState('connecting');
    }
    this.element.append(this.status, caption);
  }

  setState(state) {
    this.element.dataset.tileState = state;
    this.status.textContent = STATE_TEXT[state] ?? '';
  }

  get state() {
    return this.element.dataset.tileState;
  }

  async show(stream, onSoundBlocked) {
    if (this.video.srcObject === stream) return;
    this.video.srcObject = stream;
    try {
      await this.video.play();
    } catch (error) {
      if (error.name === 'NotAllowedError' && !this.local) {
        this.video.muted = true;
        onSoundBlocked?.(this.video);
        await this.video.play().catch(() => {});
      }
    }
  }

  setMuted({ audio, video }) {
    if (audio !== undefined) this.mutedBadge.hidden = !audio;
    if (video !== undefined) this.element.classList.toggle('camera-off', video);
  }

  remove() {
    if (this.video) this.video.srcObject = null;
    this.element.remove();
  }
}

/** Chooses the number of columns that makes 16:9 tiles as large as the stage allows. */
export function layOut(stage) {
  const count = stage.childElementCount;
  if (!count || !stage.clientWidth || !stage.clientHeight) return;
  const gap = 12;
  let best = 0;
  for (let columns = 1; columns <= count; columns++) {
    const rows = Math.ceil(count / columns);
    const width = (stage.clientWidth - gap * (columns - 1)) / columns;
    const height = (stage.clientHeight - gap * (rows - 1)) / rows;
    best = Math.max(best, Math.min(width, (height * 16) / 9));
  }
  stage.style.setProperty('--tile-width', `${Math.max(132, Math.floor(best) - 1)}px`);
}

function element(name, className, text) {
  const created = document.createElement(name);
  if (className) created.className = className;
  if (text) created.textContent = text;
  return created;
}

function initials(name) {
  const words = name.trim().split(/\s+/);
  return (words[0][0] + (words.length > 1 ? words.at(-1)[0] : '')).toUpperCase();
}
