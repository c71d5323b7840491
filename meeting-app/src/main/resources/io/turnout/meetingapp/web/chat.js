// The chat: a list of messages and what is unread.
const time = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });

export class Chat {
  #unread = 0;

  constructor(panel) {
    this.panel = panel;
    this.list = panel.querySelector('[data-chat-list]');
    this.empty = panel.querySelector('#chat-empty');
    this.badge = document.querySelector('#chat-unread');
  }

  reset(messages, ownUserId) {
    this.ownUserId = ownUserId;
    this.list.replaceChildren();
    this.empty.hidden = false;
    for (const message of messages) this.add(message, false);
    this.read();
  }

  add({ userId, userName, text, sentAtMillis }, counts = true) {
    const own = userId === this.ownUserId;
    const item = document.createElement('li');
    item.dataset.message = '';
    item.dataset.messageFrom = userName;
    item.className = own ? 'own' : '';
    const head = document.createElement('p');
    head.className = 'message-head';
    const when = document.createElement('time');
    when.dateTime = new Date(sentAtMillis).toISOString();
    when.textContent = time.format(sentAtMillis);
    head.append(own ? 'You' : userName, ' ', when);
    const body = document.createElement('p');
    body.className = 'message-text';
    body.textContent = text;
    item.append(head, body);
    this.list.append(item);
    this.list.scrollTop = this.list.scrollHeight;
    this.empty.hidden = true;
    if (counts && !own && this.panel.hidden) this.#showUnread(this.#unread + 1);
  }

  read() {
    this.#showUnread(0);
    this.list.scrollTop = this.list.scrollHeight;
  }

  #showUnread(count) {
    this.#unread = count;
    this.badge.hidden = count === 0;
    this.badge.textContent = String(count);
    this.badge.setAttribute('aria-label', `${count} unread`);
  }
}
