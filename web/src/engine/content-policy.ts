/**
 * What the page's Content-Security-Policy forbids the engine, in words: it is told as an event, apart from the failure of what
 * it forbids.
 */
import { EngineError } from './errors.js';
import { wording } from './wording.js';

/** What is needed of the event. */
interface Violation {
  readonly effectiveDirective: string;
  readonly blockedURI: string;
}

/** The event comes as a task of its own, perhaps after the failure. */
const lateMilliseconds = 50;

/** How a policy names where the engine's files are. */
function sourceOf(address: URL): string {
  return address.origin === globalThis.origin ? "'self'" : address.origin;
}

/** A worker of another origin's script is made through a blob. */
export const isForeign = (script: URL): boolean => script.origin !== globalThis.origin || script.origin === 'null';

/** The directive that is too strict, and the source that it must allow. */
function missingPermission(
  { effectiveDirective: directive, blockedURI: blocked }: Violation,
  file: URL,
): { readonly directive: string; readonly source: string } {
  if (blocked === 'wasm-eval' || blocked === 'eval') return { directive: 'script-src', source: "'wasm-unsafe-eval'" };
  if (blocked.startsWith('blob')) return { directive: 'worker-src', source: 'blob:' };
  return { directive: directive.replace(/-(elem|attr)$/, ''), source: sourceOf(file) };
}

function concerns({ blockedURI: blocked }: Violation, file: URL): boolean {
  return ['wasm-eval', 'eval'].includes(blocked) || blocked.startsWith('blob') || blocked.startsWith(file.origin);
}

function blockedBy(violation: Violation, file: URL): EngineError {
  const own = sourceOf(file);
  const worker = isForeign(file) ? `blob: ${own}` : own;
  return new EngineError(
    'blocked',
    violation.effectiveDirective,
    wording('policy', { ...missingPermission(violation, file), own, worker }),
  );
}

/**
 * What `work` gives, which is done with a file of the engine. Where it fails and the policy has forbidden something of it
 * meanwhile, that is the error.
 */
export async function underPolicy<T>(file: URL, work: () => Promise<T>): Promise<T> {
  if (typeof SecurityPolicyViolationEvent === 'undefined') return work();
  let found: Violation | undefined;
  const note = (event: SecurityPolicyViolationEvent): void => {
    if (concerns(event, file)) found ??= event;
  };
  const scope = globalThis as unknown as EventTarget;
  scope.addEventListener('securitypolicyviolation', note as EventListener);
  try {
    return await work();
  } catch (error) {
    if (error instanceof DOMException) throw error; // an abort, which waits for nothing
    if (found === undefined) await new Promise((done) => setTimeout(done, lateMilliseconds));
    throw found === undefined ? error : blockedBy(found, file);
  } finally {
    scope.removeEventListener('securitypolicyviolation', note as EventListener);
  }
}
