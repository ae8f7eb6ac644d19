/** What a view's commands work with, on the built engine. */
import { createEngine, type Engine } from '../engine/library.js';
import { contextWith, type TestContext } from './context-with.js';

/** The engine is the test's to dispose. */
export async function contextOn(
  hash: string,
  startEngine: () => Promise<Engine> = () => createEngine({ worker: false }),
): Promise<TestContext> {
  return contextWith(await createEngine({ worker: false }), startEngine, hash);
}
