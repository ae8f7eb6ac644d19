/** The words for what the engine refuses and remarks: it gives a code and values, as `Wording`. */
import refusals from '../text/catalogues/en/refusals.json';
import { wordsOf } from '../text/words.js';
import { formulaMessage, formulaWords, parted, type Worded } from './formula-words.js';
import type { Values } from './refusal.js';
import { engineWords, type TellCode } from './words.js';

const refusalWords = wordsOf('refusals', refusals);

type Key = keyof typeof refusals;

/** In MB, rounded down. */
const megabytes = (bytes: unknown): number => Math.floor(Number(bytes) / 1e6);

function rangeKey({ low = -Infinity, high = Infinity, lowOpen, highOpen }: Values): Key {
  if (low === -Infinity && high === Infinity) return 'out-of-range';
  if (low === -Infinity) return highOpen ? 'out-of-range.below' : 'out-of-range.at-most';
  if (high === Infinity) return lowOpen ? 'out-of-range.above' : 'out-of-range.at-least';
  if (lowOpen) return highOpen ? 'out-of-range.above-below' : 'out-of-range.above-at-most';
  return highOpen ? 'out-of-range.at-least-below' : 'out-of-range.from-to';
}

/** By code, where the message is chosen by the values, or has others than those that the engine gives. */
const chosen = new Map<string, (values: Values) => Worded<Key>>([
  ['wrong-type', (values) => ['wrong-type', { ...values, missing: values['missing'] === undefined ? 'no' : 'yes' }]],
  [
    'unknown-name',
    (values) => ['unknown-name', { ...values, names: parted(values['names']).map((name) => `'${name}'`) }],
  ],
  ['out-of-range', (values) => [rangeKey(values), values]],
  [
    'unknown-activation',
    (values) => [values['nearest'] === undefined ? 'unknown-activation' : 'unknown-activation.nearest', values],
  ],
  [
    'too-large',
    (values) => ['too-large', { ...values, needed: megabytes(values['bytes']), limit: megabytes(values['limit']) }],
  ],
  ['memory', ({ bytes }) => (bytes === undefined ? ['memory', {}] : ['memory.needed', { needed: megabytes(bytes) }])],
  ['label-range', (values) => ['label-range', { ...values, last: Number(values['classes']) - 1 }]],
  [
    'checkpoint-formula',
    ({ reason, ...values }) => {
      const key = String(reason);
      const isOfFormula = formulaMessage(key, values) !== undefined;
      return isOfFormula
        ? ['checkpoint-formula', { reason: { key, values: { ...values, field: '' } } }]
        : ['checkpoint-contents', {}];
    },
  ],
]);

const hasMessage = (code: string): code is Key => Object.hasOwn(refusals, code);

function refusalMessage(code: string, values: Values): Worded<Key> | undefined {
  return chosen.get(code)?.(values) ?? (hasMessage(code) ? [code, values] : undefined);
}

export const tellCode: TellCode = ({ key, values }, how, told) => {
  // The compiled engine's values are numbers and texts.
  const plain = values as Values;
  const refusal = refusalMessage(key, plain);
  if (refusal) return refusalWords[how](refusal[0], told(refusal[1]));
  const formula = formulaMessage(key, plain);
  if (!formula) return undefined;
  const { field = '', position } = plain;
  const fault = formulaWords[how](formula[0], told(formula[1]));
  const reason = position === undefined ? fault : engineWords[how]('at', { reason: fault, position });
  return field === '' ? reason : engineWords[how]('formula', { field, reason });
};
