/** The engine that ships, for the elements that ask it: one for a file of tests. */
import { afterAll, beforeAll } from 'vitest';
import { createEngine } from '../../web/src/engine/index.js';
import type { ActivationInfo, Engine } from '../../web/src/engine/types.js';

export interface Started {
  engine: Engine;
  /** What the engine says of a function. */
  info(id: string): ActivationInfo;
}

export function startedEngine(): Started {
  const started = {
    info(id) {
      const found = started.engine.activations.find((each) => each.id === id);
      if (!found) throw new Error(`There is no function ${id}.`);
      return found;
    },
  } as Started;
  beforeAll(async () => {
    started.engine = await createEngine();
  });
  afterAll(() => {
    started.engine.dispose();
  });
  return started;
}
