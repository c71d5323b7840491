// The shared board: strokes in coordinates from 0 to 1, so that every screen shows the same drawing.
const COLORS = [
  ['#e5484d', 'Red'], ['#f2870d', 'Orange'], ['#1a9f68', 'Green'],
  ['#1f7ae0', 'Blue'], ['#8b5cf6', 'Violet'], ['#1c2024', 'Black'],
];
const WIDTH = 0.005;
const MIN_STEP = 0.002;
const MAX_POINTS = 500;

export class Board {
  #strokes = [];
  #drawing = null;
  #color = COLORS[0][0];

  constructor(canvas, swatches, onStroke) {
    this.canvas = canvas;
    this.context = canvas.getContext('2d');
    this.onStroke = onStroke;
    Object.defineProperty(canvas, 'strokes', { get: () => [...this.#strokes] });
    canvas.addEventListener('pointerdown', (event) => this.#begin(event));
    canvas.addEventListener('pointermove', (event) => this.#extend(event));
    for (const type of ['pointerup', 'pointercancel']) canvas.addEventListener(type, () => this.#finish());
    new ResizeObserver(() => this.redraw()).observe(canvas);
    this.#fillSwatches(swatches);
  }

  add(stroke) {
    this.#strokes.push(stroke);
    this.canvas.dataset.strokeCount = String(this.#strokes.length);
    this.#draw(stroke);
  }

  reset(strokes = []) {
    this.#strokes = [...strokes];
    this.canvas.dataset.strokeCount = String(this.#strokes.length);
    this.redraw();
  }

  redraw() {
    const ratio = window.devicePixelRatio || 1;
    const { clientWidth, clientHeight } = this.canvas;
    if (!clientWidth || !clientHeight) return;
    this.canvas.width = Math.round(clientWidth * ratio);
    this.canvas.height = Math.round(clientHeight * ratio);
    for (const stroke of this.#strokes) this.#draw(stroke);
    if (this.#drawing) this.#draw(this.#drawing);
  }

  #fillSwatches(group) {
    for (const [value, name] of COLORS) {
      const label = document.createElement('label');
      label.title = name;
      const input = document.createElement('input');
      input.type = 'radio';
      input.name = 'color';
      input.value = value;
      input.checked = value === this.#color;
      input.setAttribute('aria-label', name);
      input.addEventListener('change', () => { this.#color = value; });
      const dot = document.createElement('span');
      dot.style.setProperty('--swatch', value);
      label.append(input, dot);
      group.append(label);
    }
  }

  #point(event) {
    const box = this.canvas.getBoundingClientRect();
    const share = (value, size) => Math.round(Math.min(1, Math.max(0, value / size)) * 1e4) / 1e4;
    return { x: share(event.clientX - box.left, box.width), y: share(event.clientY - box.top, box.height) };
  }

  #begin(event) {
    if (event.button !== 0) return;
    event.preventDefault();
    this.canvas.setPointerCapture?.(event.pointerId);
    this.#drawing = { color: this.#color, width: WIDTH, points: [this.#point(event)] };
    this.redraw();
  }

  #extend(event) {
    const stroke = this.#drawing;
    if (!stroke) return;
    const point = this.#point(event);
    const last = stroke.points.at(-1);
    if (Math.hypot(point.x - last.x, point.y - last.y) < MIN_STEP) return;
    stroke.points.push(point);
    this.redraw();
    if (stroke.points.length >= MAX_POINTS) {
      this.#finish();
      this.#drawing = { ...stroke, points: [point] };
    }
  }

  #finish() {
    const stroke = this.#drawing;
    if (!stroke) return;
    this.#drawing = null;
    this.add(stroke);
    this.onStroke(stroke);
  }

  #draw({ color, width, points }) {
    const { context: c, canvas } = this;
    const at = ({ x, y }) => [x * canvas.width, y * canvas.height];
    c.strokeStyle = c.fillStyle = color;
    c.lineWidth = Math.max(1, width * canvas.width);
    c.lineCap = c.lineJoin = 'round';
    c.beginPath();
    if (points.length === 1) {
      c.arc(...at(points[0]), c.lineWidth / 2, 0, 2 * Math.PI);
      c.fill();
      return;
    }
    c.moveTo(...at(points[0]));
    for (let i = 1; i < points.length - 1; i++) {
      const [x, y] = at(points[i]);
      const [nextX, nextY] = at(points[i + 1]);
      c.quadraticCurveTo(x, y, (x + nextX) / 2, (y + nextY) / 2);
    }
    c.lineTo(...at(points.at(-1)));
    c.stroke();
  }
}
