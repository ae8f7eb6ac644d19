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
import { choiceProperty, idProperty } from '../store/choice-properties.js';
import { numberProperty, optionalNumberProperty, pointsProperty } from '../store/number-properties.js';
import { anglesProperty, pairProperty, rangeProperty } from '../store/tuple-properties.js';
import { selectionProperty, selectOne } from '../functions/selection.js';
import { trainProperties, type TrainSettings } from '../training/settings.js';
import { Store } from '../store/store.js';
import { trialsProperty } from '../training/trial.js';
import { say } from './words.js';

export const views = ['explore', 'train', 'neurons', 'design'] as const;
export type View = (typeof views)[number];

export const designModes = ['write', 'draw'] as const;
export type DesignMode = (typeof designModes)[number];

/** Whether the page is worked at, or shown to a room. */
export const pageModes = ['work', 'present'] as const;

export const pageProperties = {
  view: choiceProperty({
    key: 'view',
    label: () => say('label.view'),
    initial: 'explore',
    choices: views,
    makesHistory: true,
  }),
  mode: choiceProperty({ key: 'mode', label: () => say('label.mode'), initial: 'work', choices: pageModes }),
  selection: selectionProperty({ key: 'f', label: () => say('label.selection'), initial: selectOne('relu') }),
  /** The selected function that details are shown of; the first of the selection where there is none. */
  focus: idProperty({ key: 'about', label: () => say('label.focus'), initial: '' }),
  parameters: parametersProperty({ key: 'p', label: () => say('label.parameters') }),
  /** What the plot shows of the x-axis. */
  range: rangeProperty({ key: 'x', label: () => say('label.range'), initial: [-5, 5], limit: 1000, smallest: 0.001 }),
  /** Where the cross-hair stands. */
  cross: optionalNumberProperty({ key: 'at', label: () => say('label.cross'), minimum: -1000, maximum: 1000 }),
  /** The number format that the plot's curves are computed in. */
  precision: choiceProperty({
    key: 'prec',
    label: () => say('label.precision'),
    initial: 'float32',
    choices: precisions,
  }),
  /** Where the property card gives values, as text. */
  points: pointsProperty({ key: 'pts', label: () => say('label.points'), initial: '-2, -1, 0, 1, 2' }),
  language: choiceProperty({ key: 'code', label: () => say('label.language'), initial: 'python', choices: languages }),
  input: numberProperty({ key: 'in', label: () => say('label.input'), initial: 1, minimum: -3, maximum: 3 }),
  weight: numberProperty({ key: 'w', label: () => say('label.weight'), initial: 1, minimum: -3, maximum: 3 }),
  bias: numberProperty({ key: 'b', label: () => say('label.bias'), initial: -2, minimum: -5, maximum: 5 }),
  /** Where the heat map is read: row and column of its grid, both from 1. */
  cell: pairProperty({ key: 'cell', label: () => say('label.cell'), maximum: 100 }),
  /** Where the surface is seen from; from its usual place where there is nothing. */
  eye: anglesProperty({ key: 'eye', label: () => say('label.eye') }),
  /** The selected function whose neurons stand beside those of the one in focus; none where there is nothing. */
  beside: idProperty({ key: 'beside', label: () => say('label.beside'), initial: '' }),
  order: choiceProperty({ key: 'sort', label: () => say('label.order'), initial: 'place', choices: neuronOrders }),
  /** Hidden layer and neuron, both from 1; the open neuron. */
  neuron: pairProperty({ key: 'neuron', label: () => say('label.neuron'), maximum: 4096 }),
  /** The moment of the training that neurons are shown at; the newest where there is none. */
  moment: optionalNumberProperty({ key: 'moment', label: () => say('label.moment'), minimum: 0, maximum: 1000 }),
  own: definitionsProperty({ key: 'own', label: () => say('label.own') }),
  draft: draftProperty({ key: 'draft', label: () => say('label.draft') }),
  design: choiceProperty({ key: 'by', label: () => say('label.design'), initial: 'write', choices: designModes }),
  trials: trialsProperty,
  ...trainProperties,
};

/** Settings of trainings and judgements that a view changes. */
export type SettingsChange = Partial<TrainSettings & { readonly trials: number }>;

export type PageStore = Store<typeof pageProperties>;

export const createPageStore = (): PageStore =>
  new Store(pageProperties, {
    settle: (get) => {
      const [first, ...others] = get('selection');
      const focus = others.find(({ activation }) => activation === get('focus')) ?? first;
      const isBeside = [first, ...others].some((each) => each !== focus && each?.activation === get('beside'));
      return { ...(focus === first && { focus: '' }), ...(!isBeside && { beside: '' }) };
    },
    // The theme is the reader's; links carried it once.
    retired: ['theme'],
  });
