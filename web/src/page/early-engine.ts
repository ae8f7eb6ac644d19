/**
 * The engine that draws, started by a script of its own: its files come while the page's are still on their way.
 */
import { createEngine } from '../engine/index.js';
import type { Engine } from '../engine/types.js';

export const earlyEngine: Promise<Engine> = createEngine();
// A failure is told by who waits for it, which begins later.
earlyEngine.catch(() => undefined);
