/**
 * The state of the page, all of it in the link: the view, the selected functions, what is looked at, the training.
 *
 * Of all this only the view makes history. An opened neuron stands beside its grid and hides nothing, and one that looks
 * through twenty neurons wants to leave them with one Back.
 */
import { neuronOrders } from '../figure/neuron-orders.js';
import { languages } from '../code/languages.js';
import { precisions } from '../functions/precisions.js';
import { parametersProperty } from '../functions/chosen-parameters.js';
import { definitionsProperty, draftProperty } from '../functions/definition.js';
import {
  anglesProperty,
  choiceProperty,
  idProperty,
  numberProperty,
  optionalNumberProperty,
  pairProperty,
  pointsProperty,
  rangeProperty,
} from '../store/property.js';
import { selectionProperty, selectOne } from '../functions/selection.js';
import { trainProperties } from '../training/settings.js';
import { Store } from '../store/store.js';
import { trialsProperty } from '../training/trial.js';

export const views = ['explore', 'train', 'neurons', 'design'] as const;
export type View = (typeof views)[number];

export const designModes = ['write', 'draw'] as const;
export type DesignMode = (typeof designModes)[number];

export const pageProperties = {
  view: choiceProperty({ key: 'view', label: () => 'View', initial: 'explore', choices: views, makesHistory: true }),
  selection: selectionProperty({ key: 'f', label: () => 'Functions', initial: selectOne('relu') }),
  /** The selected function that details are shown of; the first of the selection where there is none. */
  focus: idProperty({ key: 'about', label: () => 'Function in focus', initial: '' }),
  parameters: parametersProperty({ key: 'p', label: () => 'Parameters' }),
  /** What the plot shows of the x-axis. */
  range: rangeProperty({ key: 'x', label: () => 'Range of x', initial: [-5, 5], limit: 1000, smallest: 0.001 }),
  /** Where the cross-hair stands. */
  cross: optionalNumberProperty({ key: 'at', label: () => 'Cross-hair', minimum: -1000, maximum: 1000 }),
  /** The number format that the plot's curves are computed in. */
  precision: choiceProperty({ key: 'prec', label: () => 'Arithmetic', initial: 'float32', choices: precisions }),
  /** Where the property card gives values, as text. */
  points: pointsProperty({ key: 'pts', label: () => 'Points', initial: '-2, -1, 0, 1, 2' }),
  language: choiceProperty({ key: 'code', label: () => 'Language of the code', initial: 'python', choices: languages }),
  input: numberProperty({ key: 'in', label: () => 'Input', initial: 1, minimum: -3, maximum: 3 }),
  weight: numberProperty({ key: 'w', label: () => 'Weight', initial: 1, minimum: -3, maximum: 3 }),
  bias: numberProperty({ key: 'b', label: () => 'Bias', initial: -2, minimum: -5, maximum: 5 }),
  /** Where the heat map is read: row and column of its grid, both from 1. */
  cell: pairProperty({ key: 'cell', label: () => 'Point of the heat map', maximum: 100 }),
  /** Where the surface is seen from; from its usual place where there is nothing. */
  eye: anglesProperty({ key: 'eye', label: () => 'View of the surface' }),
  order: choiceProperty({ key: 'sort', label: () => 'Order of neurons', initial: 'place', choices: neuronOrders }),
  /** Hidden layer and neuron, both from 1; the open neuron. */
  neuron: pairProperty({ key: 'neuron', label: () => 'Neuron', maximum: 4096 }),
  /** The moment of the training that neurons are shown at; the newest where there is none. */
  moment: optionalNumberProperty({ key: 'moment', label: () => 'Epoch shown', minimum: 0, maximum: 1000 }),
  own: definitionsProperty({ key: 'own', label: () => 'Functions of your own' }),
  draft: draftProperty({ key: 'draft', label: () => 'Function being written' }),
  design: choiceProperty({ key: 'by', label: () => 'Designed by', initial: 'write', choices: designModes }),
  trials: trialsProperty,
  ...trainProperties,
};

export type PageStore = Store<typeof pageProperties>;

export const createPageStore = (): PageStore =>
  new Store(pageProperties, {
    settle: (get) => {
      const [, ...others] = get('selection');
      return others.some(({ activation }) => activation === get('focus')) ? {} : { focus: '' };
    },
    // The theme is the reader's; links carried it once.
    retired: ['theme'],
  });
