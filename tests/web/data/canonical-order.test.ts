import { describe, expect, it } from 'vitest';
import { canonicalOrder } from '../../../web/data/fashion-mnist.js';

describe('the canonical order of images', () => {
  it('takes the classes in turn, each in its original order', () => {
    const labels = Uint8Array.from([2, 0, 1, 1, 2, 0]);
    expect([...canonicalOrder(labels, 3)]).toEqual([1, 2, 0, 5, 3, 4]);
  });

  it('holds each class equally often in every prefix of whole turns', () => {
    const labels = Uint8Array.from({ length: 600 }, (_, i) => (i * 7 + (i >> 3) * 3) % 10);
    const smallest = Math.min(...Array.from({ length: 10 }, (_, c) => labels.filter((label) => label === c).length));
    const order = canonicalOrder(labels);
    for (let turns = 1; turns <= smallest; turns++) {
      const prefix = Array.from(order.subarray(0, turns * 10), (index) => labels[index]);
      const counts = Array.from({ length: 10 }, (_, c) => prefix.filter((label) => label === c).length);
      expect(counts).toEqual(Array.from({ length: 10 }, () => turns));
    }
  });

  it('keeps every image exactly once when the classes differ in size', () => {
    const labels = Uint8Array.from([0, 0, 0, 0, 1, 2, 2]);
    const order = canonicalOrder(labels, 3);
    expect([...order].sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect([...order]).toEqual([0, 4, 5, 1, 6, 2, 3]);
  });

  it('refuses a label that is not a class', () => {
    expect(() => canonicalOrder(Uint8Array.from([0, 10]))).toThrow('Label 10 of image 1 is not below 10.');
  });
});
