/** The state of the page: the chosen function and the settings of its training. */
import { idProperty } from './property.js';
import { trainProperties } from './settings.js';
import { Store } from './store.js';

export const pageProperties = {
  activation: idProperty({ key: 'f', label: 'Activation function', initial: 'relu' }),
  ...trainProperties,
};

export type PageStore = Store<typeof pageProperties>;

export const createPageStore = (): PageStore => new Store(pageProperties);
