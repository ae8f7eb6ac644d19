/** What is said of a property: its name, the names of its choices, and what is wrong with a value. */
import { afterEach, expect, it } from 'vitest';
import { readField } from '../../../web/src/store/property.js';
import { english, speak } from '../../../web/src/text/words.js';
import { trainProperties } from '../../../web/src/training/settings.js';

afterEach(() => {
  speak(english, {});
});

const { epochs, norm } = trainProperties;

function faultOf(text: string): string {
  const reading = readField(epochs, text);
  return reading.kind === 'value' ? '' : reading.reason;
}

it('a field whose text is refused says what it must be, by its name', () => {
  expect(faultOf('many')).toBe('Epochs must be a whole number from 1 to 1000.');
});

it('names and faults are in the language that is spoken when they are shown', () => {
  const reading = epochs.read('0');
  speak('de', {
    training: { 'setting.epochs': 'Epochen', 'norm.batch': 'Batch-Normalisierung' },
    store: { whole: 'Das ist keine ganze Zahl' },
  });
  expect(epochs.label()).toBe('Epochen');
  expect(norm.names.batch()).toBe('Batch-Normalisierung');
  expect(reading.kind === 'valid' ? '' : reading.fault(epochs.label())).toBe('Das ist keine ganze Zahl');
  expect(faultOf('0')).toBe('Das ist keine ganze Zahl.');
});
