/** What a view's commands work with, on the built engine. */
import { createEngine, type Engine } from '../engine/library.js';
import type { PageContext } from '../../../web/src/workbench/context.js';
import { contextWith } from './context-with.js';

/** The engine is the test's to dispose. */
export async function contextOn(
  hash: string,
  startEngine: () => Promise<Engine> = () => createEngine({ worker: false }),
): Promise<PageContext> {
  return contextWith(await createEngine({ worker: false }), startEngine, hash);
}
