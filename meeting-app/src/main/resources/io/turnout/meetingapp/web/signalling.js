// The signalling WebSocket: JSON messages out and in, kept open by a keep-alive.
const KEEP_ALIVE_MS = 20_000;

export class Signalling {
  #socket;
  #keepAlive;

  /** handlers: {onMessage(message), onClose(reason)}; resolves when the socket is open. */
  static open(handlers) {
    const scheme = location.protocol === 'https:' ? 'wss:' : 'ws:';
    const signalling = new Signalling();
    const socket = new WebSocket(`${scheme}//${location.host}/signalling`);
    signalling.#socket = socket;
    return new Promise((resolve, reject) => {
      socket.addEventListener('open', () => {
        signalling.#keepAlive = setInterval(() => signalling.send({ type: 'keepAlive' }), KEEP_ALIVE_MS);
        resolve(signalling);
      });
      socket.addEventListener('message', (event) => handlers.onMessage(JSON.parse(event.data)));
      socket.addEventListener('close', (event) => {
        clearInterval(signalling.#keepAlive);
        reject(new Error('The meeting application cannot be reached.'));
        handlers.onClose(event.reason || 'The connection to the meeting application was lost.');
      });
    });
  }

  send(message) {
    if (this.#socket.readyState === WebSocket.OPEN) {
      this.#socket.send(JSON.stringify(message));
    }
  }

  close() {
    clearInterval(this.#keepAlive);
    this.#socket.close(1000);
  }
}
