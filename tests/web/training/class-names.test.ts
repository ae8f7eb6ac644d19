/** The names of the images' classes. */
import { expect, it } from 'vitest';
import { classNames as ofEngine } from '../../../web/src/engine/fashion-mnist-source.js';
import { classNames } from '../../../web/src/training/class-names.js';

it('the page calls the classes as the engine does, in the order of their labels', () => {
  expect(classNames()).toEqual(ofEngine);
});
