// Camera, microphone and screen, with what a user is told when they are not there.
const WANTED = [
  { audio: true, video: { width: { ideal: 640 }, height: { ideal: 480 } } },
  { audio: true },
  { video: { width: { ideal: 640 }, height: { ideal: 480 } } },
];

/** {stream: MediaStream or null, problem: text or null}; never rejects. */
export async function openCamera(wantsPicture) {
  if (!navigator.mediaDevices?.getUserMedia) {
    return {
      stream: null,
      problem: 'This page is not secure, so the browser gives no camera. Open it by HTTPS. You can watch and listen.',
    };
  }
  let first = null;
  for (const constraints of wantsPicture ? WANTED : [{ audio: true }]) {
    try {
      const stream = await navigator.mediaDevices.getUserMedia(constraints);
      return { stream, problem: first && explain(first, constraints) };
    } catch (error) {
      first ??= error;
    }
  }
  return { stream: null, problem: `${reason(first)} You can watch and listen.` };
}

export function openScreen() {
  if (!navigator.mediaDevices?.getDisplayMedia) {
    return Promise.reject(new Error('This browser cannot share a screen here.'));
  }
  return navigator.mediaDevices.getDisplayMedia({ video: { frameRate: { max: 15 } }, audio: false });
}

function explain(error, constraints) {
  return `${reason(error)} You take part with ${constraints.video ? 'camera' : 'microphone'} only.`;
}

function reason(error) {
  switch (error.name) {
    case 'NotAllowedError': return 'Camera or microphone was not allowed.';
    case 'NotFoundError': return 'No camera or microphone was found.';
    case 'NotReadableError': return 'Camera or microphone is in use by another program.';
    default: return `Camera or microphone failed: ${error.message}.`;
  }
}
