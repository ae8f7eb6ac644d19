/** How many engines train at a time. */
import { expect, it } from 'vitest';
import { Seats } from '../../../web/src/training/seats.js';

const seatsWith = (remembered: Map<string, string>, changed: (count: number) => void = () => undefined): Seats =>
  new Seats(
    3,
    {
      recall: (name) => remembered.get(name),
      remember: (name, value) => remembered.set(name, value).size > 0,
    },
    changed,
  );

it('is as many as there is room for until another number is chosen, which the next visit knows', () => {
  const remembered = new Map<string, string>();
  const told: number[] = [];
  const seats = seatsWith(remembered, (count) => told.push(count));
  expect(seats.count).toBe(3);
  expect(seats.choose(2)).toBe(true);
  expect([seats.count, told]).toEqual([2, [2]]);
  expect(seatsWith(remembered).count).toBe(2);
});

it('is as many as there is room for where what is remembered is no such number', () => {
  for (const nonsense of ['0', '-1', '1.5', 'many', '1000', '', ' 2'])
    expect(seatsWith(new Map([['engines', nonsense]])).count).toBe(3);
});

it('holds for this visit where nothing is remembered', () => {
  const seats = new Seats(3, { recall: () => undefined, remember: () => false }, () => undefined);
  expect(seats.choose(1)).toBe(false);
  expect(seats.count).toBe(1);
});
