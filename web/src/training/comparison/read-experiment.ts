/**
 * Reads an experiment's file. Files come from anywhere: every field is checked, sizes before room is taken for what they
 * count, and the first fault is told by the field's name and what is expected there.
 */
import { formatMegabytes } from '../../text/format.js';
import type { Typed } from '../../text/typed.js';
import type { Property } from '../../store/property.js';
import { trainProperties } from '../settings.js';
import { asFields, asList, asProperty, asText, FieldFault } from './check-fields.js';
import { format, mostCharacters, mostTrainings, sharedNames, version } from './experiment-file.js';
import type { Experiment, Origin, SharedSettings } from './experiment.js';
import { asId, readFunction } from './read-function.js';
import { outcomeFields, readOutcome } from './read-outcome.js';
import type { Result } from './result.js';
import { say } from './words.js';

export type OpenedExperiment = Experiment & Origin;

const fileFields = ['format', 'version', 'date', 'engine', 'settings', 'functions', 'seeds', 'rates', 'results'];

/** The experiment, or a sentence of what is wrong with the file. */
export function readExperiment(text: string): Typed<OpenedExperiment> {
  if (text.length > mostCharacters) {
    return fault(say('file.large', { most: formatMegabytes(mostCharacters, 0) }));
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return fault(say('file.json'));
  }
  try {
    return { kind: 'value', value: readFile(json) };
  } catch (error) {
    if (error instanceof FieldFault) return fault(error.message);
    throw error;
  }
}

const fault = (reason: string): Typed<never> => ({ kind: 'fault', reason: say('sentence', { fault: reason }) });

function readFile(json: unknown): OpenedExperiment {
  const given = (typeof json === 'object' && json !== null ? json : {}) as { format?: unknown; version?: unknown };
  if (given.format !== format) throw new FieldFault(say('file.format', { format }));
  if (given.version !== version) throw new FieldFault(say('file.version', { version }));
  const fields = asFields(json, '', fileFields);
  const experiment: Omit<Experiment, 'results'> = {
    settings: readSettings(fields.get('settings')),
    functions: asList(fields.get('functions'), 'functions', { least: 1, most: mostTrainings }, readFunction),
    seeds: readDistinct(fields.get('seeds'), 'seeds', trainProperties.seed),
    rates: readDistinct(fields.get('rates'), 'rates', trainProperties.learningRate),
  };
  checkOnce(
    experiment.functions.map(({ activation }) => activation),
    (i) => `functions[${String(i)}].activation`,
  );
  const { functions, seeds, rates } = experiment;
  const trainings = functions.length * seeds.length * rates.length;
  if (trainings > mostTrainings)
    throw new FieldFault(
      say('field.trainings', { field: 'functions, seeds, rates', most: mostTrainings, given: trainings }),
    );
  return {
    ...experiment,
    results: readResults(fields.get('results'), experiment),
    engine: asText(fields.get('engine'), 'engine', 1, 100),
    date: readDate(fields.get('date')),
  };
}

function readDate(value: unknown): string {
  const date = asText(value, 'date', 1, 40);
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(date) || Number.isNaN(Date.parse(date)))
    throw new FieldFault(say('field.date', { field: 'date' }));
  return date;
}

function readSettings(value: unknown): SharedSettings {
  const fields = asFields(value, 'settings', sharedNames);
  const settings = sharedNames.map((name) => {
    const property: Property<unknown> = trainProperties[name];
    return [name, asProperty(fields.get(name), `settings.${name}`, property)] as const;
  });
  return Object.fromEntries(settings) as unknown as SharedSettings;
}

function readDistinct(value: unknown, field: string, property: Property<number>): readonly number[] {
  const numbers = asList(value, field, { least: 1, most: mostTrainings }, (item, at) => asProperty(item, at, property));
  checkOnce(numbers, (i) => `${field}[${String(i)}]`);
  return numbers;
}

/** `fieldAt`: how the field at a place is called. */
function checkOnce(values: readonly (string | number)[], fieldAt: (i: number) => string): void {
  const seen = new Set<string | number>();
  values.forEach((each, i) => {
    if (seen.has(each)) throw new FieldFault(say('field.twice', { field: fieldAt(i) }));
    seen.add(each);
  });
}

const resultFields = ['activation', 'seed', 'learningRate', ...outcomeFields];

function readResults(
  value: unknown,
  { functions, seeds, rates, settings }: Omit<Experiment, 'results'>,
): readonly Result[] {
  const activations = new Set(functions.map(({ activation }) => activation));
  const listed = <T>(each: T, list: ReadonlySet<T>, field: string, name: string): T => {
    if (!list.has(each)) throw new FieldFault(say('field.listed', { field, list: name }));
    return each;
  };
  const [ownSeeds, ownRates] = [new Set(seeds), new Set(rates)];
  const most = functions.length * seeds.length * rates.length;
  const results = asList(value, 'results', { least: 0, most }, (item, at): Result => {
    const fields = asFields(item, at, resultFields);
    const seed = asProperty(fields.get('seed'), `${at}.seed`, trainProperties.seed);
    const learningRate = asProperty(fields.get('learningRate'), `${at}.learningRate`, trainProperties.learningRate);
    return {
      activation: listed(
        asId(fields.get('activation'), `${at}.activation`),
        activations,
        `${at}.activation`,
        'functions',
      ),
      seed: listed(seed, ownSeeds, `${at}.seed`, 'seeds'),
      learningRate: listed(learningRate, ownRates, `${at}.learningRate`, 'rates'),
      outcome: readOutcome(fields, at, settings),
    };
  });
  checkOnce(
    results.map(({ activation, seed, learningRate }) => `${activation} ${String(seed)} ${String(learningRate)}`),
    (i) => `results[${String(i)}]`,
  );
  return results;
}
