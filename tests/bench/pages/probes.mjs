/** What the bench looks at inside Activarium's page; each function is sent there by itself. */
/* global document, window, requestAnimationFrame, PointerEvent, PerformanceObserver */

export const nextFrame = () => new Promise((done) => requestAnimationFrame(done));

/** Moves a mouse across the plot, a step in each frame, and gives when the frames began. @returns {Promise<number[]>} */
export async function framesOfCrossHair() {
  const stage = document
    .querySelector('activarium-page')
    ?.shadowRoot?.querySelector('activarium-explore-stage')
    ?.shadowRoot?.querySelector('activarium-plot')
    ?.shadowRoot?.querySelector('.stage');
  if (!stage) throw new Error('The plot is not there.');
  const box = stage.getBoundingClientRect();
  /** @type {number[]} */
  const frames = [];
  for (let i = 0; i < 120; i += 1) {
    stage.dispatchEvent(
      new PointerEvent('pointermove', {
        clientX: box.x + 60 + ((box.width - 160) * i) / 120,
        clientY: box.y + 100,
        bubbles: true,
        composed: true,
        pointerType: 'mouse',
      }),
    );
    frames.push(await new Promise((done) => requestAnimationFrame(done)));
  }
  return frames;
}

/** Notes every task of 50 ms and more from the page's start on. */
export function watchTasks() {
  /** @type {number[]} */
  const tasks = [];
  Object.assign(window, { tasks });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) tasks.push(duration);
  }).observe({ type: 'longtask', buffered: true });
}

/** 0 where none was noted. */
export function longestOfTasks() {
  const { tasks = [] } = /** @type {{ tasks?: number[] }} */ (/** @type {unknown} */ (window));
  return Math.max(0, ...tasks);
}
