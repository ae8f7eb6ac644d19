/** A turn for the host: what waits as a task of its own (timers, signals, messages, animation frames) runs meanwhile. */

/** Through a message to oneself, which unlike a timer comes back at once. */
function throughMessages(): () => Promise<void> {
  const { port1, port2 } = new MessageChannel();
  const waiting: (() => void)[] = [];
  port1.onmessage = () => waiting.shift()?.();
  return () =>
    new Promise((done) => {
      waiting.push(done);
      port2.postMessage(null);
    });
}

const throughImmediates = (): Promise<void> =>
  new Promise((done) => {
    setImmediate(done);
  });

/** Resolves in a later task. */
export const nextTask = typeof setImmediate === 'function' ? throughImmediates : throughMessages();
