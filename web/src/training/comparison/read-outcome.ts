/** Reads what a training came to from an experiment's file. */
import type { JobOutcome } from '../job-outcome.js';
import { subsetSizes } from '../settings.js';
import {
  asBoolean,
  asFields,
  asFigure,
  asList,
  asNull,
  asNumber,
  asWhole,
  FieldFault,
  type Fields,
} from './check-fields.js';
import type { SharedSettings } from './experiment.js';
import { readBits } from './right-bits.js';
import { say } from './words.js';

export const outcomeFields = [
  'diverged',
  'accuracy',
  'loss',
  'seconds',
  'parameters',
  'dead',
  'firstGradient',
  'curve',
  'right',
  'parametersHash',
] as const satisfies readonly (keyof JobOutcome)[];

const most = { parameters: 1e10, units: 1e6 };

/** From the fields of a result, which is called `at`. */
export function readOutcome(fields: Fields, at: string, settings: SharedSettings): JobOutcome {
  const field = (name: (typeof outcomeFields)[number]): readonly [unknown, string] => [
    fields.get(name),
    `${at}.${name}`,
  ];
  const diverged = asBoolean(...field('diverged'));
  const { test } = subsetSizes[settings.subset];
  return {
    diverged,
    accuracy: diverged ? asNull(...field('accuracy')) : asNumber(...field('accuracy'), 0, 1),
    loss: diverged ? asNull(...field('loss')) : asFigure(...field('loss')),
    seconds: asNumber(...field('seconds'), 0),
    parameters: asWhole(...field('parameters'), 0, most.parameters),
    dead: fields.has('dead') ? readDead(...field('dead'), settings) : undefined,
    firstGradient: asFigure(...field('firstGradient')),
    curve: readCurve(...field('curve'), settings),
    right: readRight(...field('right'), diverged ? 0 : test),
    parametersHash: readHash(...field('parametersHash'), diverged),
  };
}

function readDead(value: unknown, field: string, { subset }: SharedSettings): JobOutcome['dead'] {
  const fields = asFields(value, field, ['count', 'units', 'images']);
  const units = asWhole(fields.get('units'), `${field}.units`, 1, most.units);
  return {
    count: asWhole(fields.get('count'), `${field}.count`, 0, units),
    units,
    images: asWhole(fields.get('images'), `${field}.images`, 1, subsetSizes[subset].train),
  };
}

function readCurve(value: unknown, field: string, { epochs }: SharedSettings): JobOutcome['curve'] {
  const fields = asFields(value, field, ['epoch', 'accuracy', 'loss']);
  const column = (name: string, read: (item: unknown, field: string) => number): readonly number[] =>
    asList(fields.get(name), `${field}.${name}`, { least: 0, most: epochs + 1 }, read);
  // An epoch that is a sum of steps may miss its whole number by a little.
  const at = column('epoch', (item, place) => asNumber(item, place, 0, epochs + 0.5));
  const accuracy = column('accuracy', (item, place) => asFigure(item, place, 1));
  const loss = column('loss', (item, place) => asFigure(item, place));
  for (const [name, { length }] of [['accuracy', accuracy] as const, ['loss', loss] as const])
    if (length !== at.length) throw new FieldFault(say('field.columns', { field: `${field}.${name}` }));
  if (!at.every((epoch, i) => epoch > (at[i - 1] ?? -1)))
    throw new FieldFault(say('field.ascending', { field: `${field}.epoch` }));
  return at.map((epoch, i) => ({ epoch, accuracy: accuracy[i] ?? NaN, loss: loss[i] ?? NaN }));
}

function readHash(value: unknown, field: string, diverged: boolean): string {
  if (typeof value !== 'string' || !(diverged ? /^$/ : /^[0-9a-f]{16}$/).test(value))
    throw new FieldFault(say('field.hash', { field, diverged: diverged ? 'yes' : 'no' }));
  return value;
}

function readRight(value: unknown, field: string, count: number): Uint8Array {
  const right = typeof value === 'string' ? readBits(value, count) : undefined;
  if (!right) throw new FieldFault(say('field.bits', { field, count }));
  return right;
}
