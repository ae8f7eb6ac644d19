/** Bounds that would cross push each other, so that the page asks the engine for nothing that it refuses. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createEngine, type Engine } from '../engine/library.js';
import { misplaced, pushed } from '../../../web/src/functions/parameter-order.js';

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine({ worker: false });
});
afterAll(() => {
  engine.dispose();
});

it('whatever two ends the sliders of a function are pulled to, what follows is drawn', async () => {
  let pushes = 0;
  for (const info of engine.activations) {
    const single = info.parameters.filter(({ count }) => count === 1);
    for (const first of single)
      for (const second of single)
        for (const [a, b] of [
          [first.maximum, second.minimum],
          [first.minimum, second.maximum],
        ] as const) {
          const values: Record<string, number> = Object.fromEntries(single.map((p) => [p.name, p.initial]));
          for (const [name, value] of [
            [first.name, a],
            [second.name, b],
          ] as const) {
            const other = pushed(info, name, value, (each) => values[each] ?? NaN);
            if (other !== undefined) values[other] = value;
            if (other !== undefined) pushes += 1;
            values[name] = value;
          }
          expect(misplaced(info, (name) => values[name])).toBeUndefined();
          if (info.kind !== 'elementwise') continue;
          const { y } = await engine.evaluate({ activation: info.id, parameters: values, x: [-1, 1] });
          expect([...y].every(Number.isFinite)).toBe(true);
        }
  }
  expect(pushes).toBeGreaterThan(0);
});

it('the engine says which parameters bound one another', () => {
  const legal = (id: string): unknown[] =>
    engine.activations.find((info) => info.id === id)?.parameters.map((p) => p.legal) ?? [];
  expect(legal('rrelu')).toEqual([{ atMost: 'upper' }, undefined]);
  expect(legal('hardtanh')).toEqual([{ atMost: 'high' }, undefined]);
  expect(legal('celu')).toEqual([{ notZero: true }]);
  expect(legal('squareplus')).toEqual([{ above: 0 }]);
  expect(legal('sgt-paper')).toEqual([{ atLeast: 0.1 }, { atLeast: 0.1 }, undefined, undefined]);
  expect(legal('swish')).toEqual([undefined]);
});
