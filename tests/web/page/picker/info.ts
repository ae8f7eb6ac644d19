/** A made-up function, of which a test says what counts. */
import type { ActivationInfo } from '../../../../web/src/engine/types.js';

export const info = (id: string, name: string, more: Partial<ActivationInfo> = {}): ActivationInfo => ({
  id,
  name,
  family: 'rectifier',
  formula: '',
  formulaText: '',
  parameters: [],
  kinks: [],
  limits: { value: [0, 0], derivative: [0, 0] },
  range: [0, 1],
  monotone: true,
  pieces: 1,
  gate: '',
  accuracy: { value: { ulp: 1, x: 0 }, derivative: { ulp: 1, x: 0 } },
  expression: '',
  kind: 'elementwise',
  claims: [],
  source: { kind: 'none', note: '' },
  year: 0,
  history: '',
  typicalUse: '',
  pros: '',
  cons: '',
  noisy: false,
  ...more,
});
