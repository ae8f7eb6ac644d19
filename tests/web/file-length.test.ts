/** One idea per file: a file that is longer than its kind usually is has its reason here. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Lines up to which a file asks for no reason. */
const usual = [
  { folder: 'web/src', name: /\.ts$/, lines: 200 },
  { folder: 'cpp', name: /\.(h|cpp)$/, lines: 300 },
];

const reasons = new Map([
  ['cpp/formula/graph.cpp', 'every rule by which a node is made simpler; they call each other'],
  ['cpp/formula/interpreter.cpp', 'one switch over all operations, which the compiler is to see whole'],
  ['cpp/formula/interval.cpp', 'one switch over all operations, and the bounds of each'],
  ['cpp/formula/lexer.cpp', 'all spellings of tokens, in the order in which they are tried'],
  ['cpp/formula/notation.cpp', 'one writer: what is bracketed hangs on what stands around it'],
  ['cpp/formula/parser_calls.cpp', 'every kind of call; they share how arguments are read'],
  ['cpp/formula/shape.cpp', 'one walk over the legs of a curve, whose steps share what was found'],
  ['web/src/code/expression.ts', 'one walk over a formula: a case for each kind of node'],
  ['web/src/code/ranges.ts', 'one walk over a formula: a case for each kind of node'],
  ['web/src/code/rewrite.ts', 'one walk over a formula: a case for each kind of node'],
  ['web/src/engine/core.ts', 'the list of what a worker answers, a few lines each'],
  ['web/src/engine/index.ts', 'the public class: checks of each call, and the call'],
  ['web/src/engine/run.ts', 'the public class: checks of each call, and the call'],
  ['web/src/engine/wasm-types.ts', 'declarations alone'],
  [
    'web/src/features/design/activarium-drawing.ts',
    'mouse, fingers and keys of one drawing, which share the stroke under way',
  ],
  [
    'web/src/features/design/activarium-formula-field.ts',
    'typing, completion and caret of one field, which share its text',
  ],
  ['web/src/features/design/activarium-judge.ts', 'joins form, progress and results of one trial'],
  ['web/src/features/explore/activarium-neuron-model.ts', 'drawing, sliders and words of one neuron share its numbers'],
  ['web/src/features/neurons/activarium-neurons.ts', 'joins all parts of the view'],
  ['web/src/features/neurons/neuron-detail.ts', 'joins all figures of a neuron'],
  ['web/src/features/neurons/neuron-layer.ts', 'one grid: layout, keys, pointer and words share the cell in hand'],
  ['web/src/features/train/activarium-train.ts', 'joins all parts of the view'],
  ['web/src/figure/activarium-save.ts', 'a menu with its keys, and a third of style sheet'],
  ['web/src/figure/function-plot.ts', 'one layout, whose strips share an axis'],
  ['web/src/functions/definition.ts', 'reader and writer of one notation, to be seen side by side'],
  ['web/src/page/activarium-page.ts', 'joins store, engine, training and views'],
  ['web/src/page/page-styles.ts', 'a style sheet'],
  ['web/src/page/picker/activarium-picker.ts', 'keys, search, folds and selection share which tiles are shown'],
  ['web/src/page/picker/picker-styles.ts', 'a style sheet'],
  ['web/src/parts/card/activarium-code.ts', 'a dialog: languages, options, copy and its keys'],
  ['web/src/parts/curves/activarium-plot.ts', 'joins samples, gestures, cross-hair and controls of one figure'],
  ['web/src/parts/curves/plot-samples.ts', 'what is asked for and what is shown meanwhile are one decision'],
  [
    'web/src/parts/surface/activarium-solid.ts',
    'keys, words and picture of one solid, which share where it is seen from',
  ],
  ['web/src/parts/surface/surface-scene.ts', 'one scene of three.js: what it makes it also gives back'],
  ['web/src/training/settings.ts', 'the list of all settings'],
  ['web/src/training/experiment.ts', 'one state machine: what may follow what is to be seen at once'],
  ['web/src/training/job-task.ts', 'one state machine: what may follow what is to be seen at once'],
  ['web/src/ui/activarium-table.ts', 'a third is its style sheet'],
  ['web/src/ui/field.ts', 'one family: a field by text, by choice, by slider'],
]);

const long = usual.flatMap(({ folder, name, lines }) =>
  readdirSync(`${root}${folder}`, { recursive: true, encoding: 'utf8' })
    .filter((path) => name.test(path) && !path.endsWith('.generated.ts'))
    .map((path) => `${folder}/${path}`)
    .filter((path) => readFileSync(`${root}${path}`, 'utf8').trimEnd().split('\n').length > lines),
);

test('a long file has its reason, and a reason has its file', () => {
  expect(long.filter((path) => !reasons.has(path))).toEqual([]);
  expect([...reasons.keys()].filter((path) => !long.includes(path))).toEqual([]);
});
