/** The words for what the engine refuses: it gives a code, the field at fault and values. */
import { formulaReason, type Values } from './formula-words.js';

/** What stands in place of a result that was refused. */
export interface Refusal {
  readonly code: string;
  /** As the library names it, e.g. `layers[2].units`; empty where there is none. */
  readonly field: string;
  readonly values: Values;
}

function count(value: number | string | undefined): string {
  if (value === Number.MAX_SAFE_INTEGER) return '2^53 − 1';
  return typeof value === 'number' ? value.toLocaleString('en') : String(value);
}

function megabytes(value: number | string | undefined): string {
  return Math.floor(Number(value) / 1e6).toLocaleString('en');
}

/** 'a', 'b' or 'c', of names with commas between. */
function alternatives(names: number | string | undefined): string {
  const all = String(names)
    .split(',')
    .map((name) => `'${name}'`);
  const last = all.pop() ?? '';
  return all.length === 0 ? last : `${all.join(', ')} or ${last}`;
}

function range({ low = -Infinity, high = Infinity, lowOpen, highOpen }: Values): string {
  const below = highOpen ? 'below' : 'at most';
  if (low === -Infinity) return high === Infinity ? 'must be a finite number' : `must be ${below} ${String(high)}`;
  if (high === Infinity) return `must be a finite number ${lowOpen ? 'above' : 'of at least'} ${String(low)}`;
  if (!lowOpen && !highOpen) return `must be from ${String(low)} to ${String(high)}`;
  return `must be ${lowOpen ? 'above' : 'at least'} ${String(low)} and ${below} ${String(high)}`;
}

const types: ReadonlyMap<string, string> = new Map([
  ['number', 'a number'],
  ['text', 'a string'],
  ['flag', 'true or false'],
  ['list', 'an array'],
  ['pair', 'an array of two numbers'],
  ['group', 'an object'],
]);

const kinds: ReadonlyMap<string, string> = new Map([
  ['gated', 'a gated layer'],
  ['grouped', 'a layer of groups'],
  ['output', 'a whole output layer'],
]);

/** By code, but for formulas' own: what is said after the field's name. */
export const words: Readonly<Record<string, (values: Values) => string>> = {
  // settings
  'unknown-setting': ({ known }) => `is not a setting; there are ${String(known)}`,
  'wrong-type': ({ expected, missing }) =>
    `${missing === undefined ? '' : 'is missing; it '}must be ${types.get(String(expected)) ?? String(expected)}`,
  'unknown-name': ({ name, names }) => `must be ${alternatives(names)}, not '${String(name)}'`,
  'not-whole': ({ low, high }) => `must be a whole number from ${count(low)} to ${count(high)}`,
  'out-of-range': range,
  'not-a-float': () => 'must be a finite number that single precision can hold: 0, or from 1.4e-45 to 3.4e38 in size',
  'list-size': ({ low, high }) => `must hold from ${count(low)} to ${count(high)} hidden layers`,
  'unknown-activation': ({ activation, nearest }) =>
    `there is no activation called '${String(activation)}'` +
    (nearest === undefined ? '; engine.activations lists them' : `; '${String(nearest)}' comes nearest`),
  'output-activation': ({ activation }) =>
    `${String(activation)} is the output layer's, which always has it: choose another function for the hidden layers`,
  'no-curve': ({ activation, kind }) =>
    `${String(activation)} is ${kinds.get(String(kind)) ?? 'a layer'} and has no curve of its own`,
  'unknown-parameter': ({ activation }) => `${String(activation)} has no parameter of that name`,
  'parameter-count': ({ count: scalars }) => `must be one number or a list of ${count(scalars)}`,
  'parameter-zero': () => 'must not be 0',
  'parameter-above': ({ other }) => `must be at most ${String(other)}`,
  'parameter-below': ({ other }) => `must be at least ${String(other)}`,
  'shared-parameters-differ': () =>
    "layers that share their parameters must start from the same values; set share to 'layer' or give the same parameters",
  'cannot-be-learned': ({ parameter }) => `'${String(parameter)}' cannot be learned`,
  'no-such-parameter': ({ parameter }) => `no activation of this run has a parameter called '${String(parameter)}'`,
  'nesterov-needs-momentum': () => 'needs a momentum above 0 and a dampening of 0',
  'loss-target': ({ loss, target }) =>
    `'${String(loss)}' does not fit this data set, whose targets are ${String(target)}`,
  'batch-too-small': ({ least, rows }) =>
    `leaves a batch of ${count(rows)}, and batch normalisation needs at least ${count(least)}: choose another size`,
  'too-large': ({ bytes, limit }) =>
    `need ${megabytes(bytes)} MB; a run may take ${megabytes(limit)} MB: use fewer units or a smaller batch`,
  'no-data': () => 'has no training data',
  memory: ({ bytes }) =>
    bytes === undefined
      ? 'there is not enough memory'
      : `there is not enough memory: ${megabytes(bytes)} MB are needed`,
  // files
  'idx-web-page': () => 'is a web page, not an IDX file: the address is probably wrong',
  'idx-short': () => 'is cut short: an IDX file has at least 4 bytes',
  'idx-start': () => 'does not begin like an IDX file of unsigned bytes (00 00 08)',
  'idx-dimensions': ({ dimensions, expected }) =>
    `has ${count(dimensions)} dimensions; ${count(expected)} are expected for ${expected === 1 ? 'labels' : 'images'}`,
  'idx-header-short': () => 'is cut short within its header',
  'idx-empty': () => 'has a dimension of size 0',
  'idx-too-large': () => 'announces more than 512 MB of data',
  'idx-cut': ({ announced, bytes }) =>
    `is cut short: its header announces ${String(announced)} bytes, it has ${String(bytes)}`,
  'idx-long': ({ announced, bytes }) =>
    `is too long: its header announces ${String(announced)} bytes, it has ${String(bytes)}`,
  'label-count': ({ labels, images }) => `has ${String(labels)} labels for ${String(images)} images`,
  'label-range': ({ label, image, classes }) =>
    `has label ${String(label)} at image ${String(image)}; with ${String(classes)} classes labels run from 0 to ` +
    String(Number(classes) - 1),
  'image-size': ({ height, width, otherHeight, otherWidth }) =>
    `are ${String(height)} × ${String(width)} pixels, the others ${String(otherHeight)} × ${String(otherWidth)}`,
  'image-too-large': () => 'have more than 65,536 pixels each',
  // data
  'no-pixels': () => 'holds numbers, not images of bytes',
  // checkpoints
  'other-dataset': () => 'is not the one that this checkpoint was trained on',
  'checkpoint-none': () => 'is not a checkpoint of a run',
  'checkpoint-version': ({ version, readable }) =>
    `was written in format ${String(version)}, which this version cannot read: it reads ${String(readable)}`,
  'checkpoint-size': () => 'is cut short or too long',
  'checkpoint-damaged': () => 'is damaged: its checksum does not fit',
  'checkpoint-settings': () => 'is damaged: its settings cannot be read',
  'checkpoint-contents': () => 'is damaged: its contents do not fit its settings',
  'checkpoint-setting': ({ setting }) => `has the setting ${String(setting)}, which this version does not know`,
  'checkpoint-name': ({ setting, name }) =>
    `has '${String(name)}' as ${String(setting)}, which this version does not know`,
  'checkpoint-formula': ({ reason, ...values }) =>
    `holds a formula that cannot be defined: ${reasonOf({ code: String(reason), field: '', values })}`,
};

/** What is wrong, as it is said after the field's name. */
export function reasonOf({ code, values }: Refusal): string {
  const reason = Object.hasOwn(words, code) ? words[code]?.(values) : formulaReason(code, values);
  return reason ?? `is refused (${code})`;
}

/** Why a run diverged. */
export function divergenceWords(what: 'loss' | 'gradient' | 'parameters'): string {
  const parts = { loss: 'the loss is', gradient: 'the gradient is', parameters: 'parameters are' };
  return `${parts[what]} no longer finite; a smaller learning rate usually helps`;
}
