/** Points as a reader types them. */
import { describe, expect, it } from 'vitest';
import { mostPoints, readPoints } from '../../../web/src/text/read-points.js';

const points = (text: string): readonly number[] => {
  const reading = readPoints(text);
  if (reading.kind === 'fault') throw new Error(reading.reason);
  return reading.value;
};
const fault = (text: string): string => {
  const reading = readPoints(text);
  return reading.kind === 'fault' ? reading.reason : '';
};

describe('points', () => {
  it('are separated by commas, semicolons, spaces and line ends', () => {
    expect(points('-2, -1, 0, 1, 2')).toEqual([-2, -1, 0, 1, 2]);
    expect(points('1;2 ,3\n 4')).toEqual([1, 2, 3, 4]);
    expect(points(' 1e-3,.5, ')).toEqual([0.001, 0.5]);
  });

  it('may have true minus signs, and be infinite', () => {
    expect(points('−2, ∞, -∞, −inf, +Infinity')).toEqual([-2, Infinity, -Infinity, -Infinity, Infinity]);
  });

  it('that are no numbers are named, with their place', () => {
    expect(fault('1, two, 3')).toMatch(/^“two”, number 2 of the list, is not a number/);
    expect(fault('1, 2, --3')).toMatch(/^“--3”, number 3/);
    expect(fault(`0 ${'x'.repeat(100)}`)).toContain(`“${'x'.repeat(24)}…”`);
  });

  it.each(['constructor', '__proto__', 'toString', '-valueOf', '+hasOwnProperty'])(
    'are numbers, and %s is none, though every object has it',
    (name) => {
      expect(fault(`1, ${name}`)).toMatch(/number 2 of the list, is not a number/);
    },
  );

  it('that are quoted are cut between letters', () => {
    expect(fault(`${'x'.repeat(23)}😀y`)).toContain(`“${'x'.repeat(23)}😀…”`);
  });

  it('are asked for where there are none, and not too many are taken', () => {
    expect(fault(' , ')).toMatch(/^Type at least one number/);
    expect(points(Array(mostPoints).fill('1').join())).toHaveLength(mostPoints);
    expect(
      fault(
        Array(mostPoints + 1)
          .fill('1')
          .join(),
      ),
    ).toMatch(/^These are 51 numbers; at most 50/);
  });
});
