/** A start that fails is an error, not a wait without end. */
import { afterEach, expect, test, vi } from 'vitest';
import { createEngine, refusal } from './library.js';

afterEach(() => {
  vi.restoreAllMocks();
});

test('an engine for which there is no memory says so', async () => {
  vi.spyOn(WebAssembly, 'instantiate').mockRejectedValue(new RangeError('could not allocate memory'));
  const error = await refusal(createEngine());
  expect(error.code).toBe('engine-crashed');
  expect(error.message).toContain('could not allocate memory');
}, 5000);
