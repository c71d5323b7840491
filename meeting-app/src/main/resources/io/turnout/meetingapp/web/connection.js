// One RTCPeerConnection with its signalling: offers, takes the answer, trickles candidates both ways.
let lastConnectionId = 0;

export class MediaConnection {
  #remoteCandidates = [];
  #answered = false;
  #closed = false;

  /** request: the publish or subscribe message without connectionId and sdpOffer. */
  constructor({ signalling, iceServers, request, onState, onTrack }) {
    this.connectionId = `c${++lastConnectionId}`;
    this.signalling = signalling;
    this.request = request;
    this.pc = new RTCPeerConnection({ iceServers });
    this.pc.addEventListener('icecandidate', (event) => {
      if (event.candidate && event.candidate.candidate) {
        const { candidate, sdpMid, sdpMLineIndex } = event.candidate;
        signalling.send({
          type: 'iceCandidate',
          connectionId: this.connectionId,
          candidate: { candidate, sdpMid, sdpMLineIndex },
        });
      }
    });
    this.pc.addEventListener('connectionstatechange', () => {
      if (!this.#closed) onState(this.pc.connectionState);
    });
    if (onTrack) this.pc.addEventListener('track', onTrack);
  }

  async offer() {
    await this.pc.setLocalDescription(await this.pc.createOffer());
    if (this.#closed) return;
    this.signalling.send({
      ...this.request,
      connectionId: this.connectionId,
      sdpOffer: this.pc.localDescription.sdp,
    });
  }

  async onAnswer(sdp) {
    if (this.#closed) return;
    await this.pc.setRemoteDescription({ type: 'answer', sdp });
    this.#answered = true;
    for (const candidate of this.#remoteCandidates.splice(0)) await this.#add(candidate);
  }

  async onCandidate(candidate) {
    if (this.#answered) await this.#add(candidate);
    else this.#remoteCandidates.push(candidate);
  }

  async #add(candidate) {
    if (this.#closed) return;
    try {
      await this.pc.addIceCandidate(candidate);
    } catch (error) {
      console.warn('Candidate not usable', candidate.candidate, error);
    }
  }

  close() {
    this.#closed = true;
    this.pc.close();
  }
}

export function publishConnection(options, stream, kind) {
  const connection = new MediaConnection({ ...options, request: { type: 'publish', stream: kind } });
  for (const track of stream.getTracks()) {
    connection.pc.addTransceiver(track, { direction: 'sendonly', streams: [stream] });
  }
  return connection;
}

export function subscribeConnection(options, streamId, onStream) {
  const received = new MediaStream();
  const connection = new MediaConnection({
    ...options,
    request: { type: 'subscribe', streamId },
    onTrack: (event) => {
      received.addTrack(event.track);
      onStream(received);
    },
  });
  connection.pc.addTransceiver('audio', { direction: 'recvonly' });
  connection.pc.addTransceiver('video', { direction: 'recvonly' });
  return connection;
}
