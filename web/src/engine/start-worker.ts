/**
 * Starts a worker with the engine's script. A browser starts none with the script of another origin, nor in a frame without
 * an origin; a script that imports the engine's, in a blob of the page's own, it does.
 */
import workerUrl from './worker.ts?worker&url';
import { isForeign, underPolicy } from './content-policy.js';
import { EngineError } from './errors.js';
import { whyNoScript } from './why-no-script.js';
import { wording } from './wording.js';

interface Made {
  readonly worker: Worker;
  /** Resolves to whether the engine's script has come, where the worker tells of it. */
  readonly loaded: Promise<boolean>;
  /** To be called when it has started or failed. */
  readonly release: () => void;
}

function makeWorker(script: URL): Made {
  if (!isForeign(script)) {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
    return { worker, loaded: Promise.resolve(true), release: () => undefined };
  }
  // A classic script, since Chromium starts no module of a blob in a page without an origin. Messages that come before the
  // engine listens are lost, so it tells when it does.
  const words = `import(${JSON.stringify(script.href)}).then(() => postMessage(true), () => postMessage(false));`;
  const address = URL.createObjectURL(new Blob([words], { type: 'text/javascript' }));
  const release = (): void => {
    URL.revokeObjectURL(address);
  };
  try {
    const worker = new Worker(address);
    const loaded = new Promise<boolean>((resolve) => {
      const hear = ({ data }: MessageEvent): void => {
        resolve(data === true);
      };
      worker.addEventListener('message', hear, { once: true });
    });
    return { worker, loaded, release };
  } catch (error) {
    release();
    throw error;
  }
}

/** Why no worker could be made at all. */
function refusedBy(error: unknown): EngineError {
  const reason = error instanceof Error ? error.message : String(error);
  return new EngineError('blocked', 'worker', wording('no-worker', { reason: reason.replace(/\.$/, '') }));
}

/** Why a worker failed before it said anything. */
function whyNotStarted(script: URL): Promise<EngineError> {
  const { href, pathname: path } = script;
  return whyNoScript(
    script,
    'worker-file',
    new EngineError('engine-unavailable', href, wording('worker-not-started', { path })),
  );
}

export interface StartedWorker<T> {
  readonly worker: Worker;
  /** What `open` gave. */
  readonly opened: T;
}

/** Makes a worker and what `open` makes of it; a worker with which that fails is ended. */
export async function startWorker<T>(open: (worker: Worker) => Promise<T>): Promise<StartedWorker<T>> {
  const script = new URL(workerUrl, import.meta.url);
  return underPolicy(script, async () => {
    let made: Made;
    try {
      made = makeWorker(script);
    } catch (error) {
      throw refusedBy(error);
    }
    const { worker, loaded, release } = made;
    const listening = new AbortController();
    const failing = new Promise<never>((_, reject) => {
      worker.addEventListener(
        'error',
        (event) => {
          event.preventDefault();
          const { message } = event;
          if (message) reject(new EngineError('engine-crashed', '', wording('worker-failed', { reason: message })));
          else void whyNotStarted(script).then(reject);
        },
        { signal: listening.signal },
      );
    });
    const opening = async (): Promise<T> => {
      if (!(await loaded)) throw await whyNotStarted(script);
      return open(worker);
    };
    try {
      return { worker, opened: await Promise.race([opening(), failing]) };
    } catch (error) {
      worker.terminate();
      throw error;
    } finally {
      listening.abort();
      release();
    }
  });
}
