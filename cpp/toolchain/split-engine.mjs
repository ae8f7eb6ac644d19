/**
 * Splits engine.wasm in two with Binaryen's wasm-split: engine-first.wasm holds what describes and draws the registered
 * functions, and is all that a page waits for; engine-rest.wasm holds what trains, analyses and reads formulas, and
 * joins the first in its memory and table. Until then a call into the rest ends in an import that throws.
 *
 *   node split-engine.mjs <folder of Binaryen's programs> <folder of engine.wasm>
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv, exit } from 'node:process';

const [binaryen = '', folder = ''] = argv.slice(2);
const file = (/** @type {string} */ name) => join(folder, name);

/** What is in the names, as C++ mangles them, of functions that no curve of a registered function needs. */
const rest = new RegExp(
  [
    '10activarium7formula',
    '12_GLOBAL__N_1(17definition_object|6define|12read_formula|6forget|11measurement|7density|4tail|11share_below|8share_of|15has_expectation|7Numbers)',
    ...[
      '5Model',
      '9ModelSpec',
      '7Tensors',
      '4Tape',
      '8TapePlan',
      '5Dense',
      '5Layer',
      'Layer[A-Z]',
      'edLayer|iseLayer|outLayer',
    ],
    ...['7Network', '11NetworkPlan', '14NetworkPurpose', '14create_network', '6Teller', '13array_dataset', '5Table'],
    ...['12ParameterSet', '9BatchNorm', '7Dropout', '8Settings', '13LayerSettings', '4Plan', '3Run', '13gradient_norm'],
    ...[
      '13read_settings',
      '14check_settings',
      'CheckpointBytes',
      '16CheckpointAccess',
      '15read_checkpoint',
      '16write_checkpoint',
    ],
    ...['18restore_checkpoint', '16checkpoint_bytes', '6Reader', '6Writer', '7Checker', '10ByteWriter', '10ByteReader'],
    ...['12CrossEntropy', '16MeanSquaredError', '7softmax', '3Sgd', '4Adam', '6Cosine', '10DenseStart'],
    ...['pack_', 'Panel', 'GemmNeeds', 'GemmSlots', '13GemmWorkspace', '11ConstMatrix'],
    ...['6Images', '10DataSource', '14DatasetBuilder', '15read_idx'],
    ...['8Analysis', 'Neuron', '15LayerStatistics', '10Evaluation', '12ObjectReport', '20start_analysis_named'],
    ...['11Measurement', '10Quadrature', '13layer_signals'],
  ].join('|'),
);
const text = run('wasm-dis', [file('engine.wasm'), '--all-features']);
const symbols = readFileSync(file('engine.js.symbols'), 'utf8').trim().split('\n');
const names = symbols.map((line) => line.slice(line.indexOf(':') + 1));
// What starts the module (Embind's tables are made then), and what draws.
const needed = calledFrom(
  names.filter((name) =>
    /^__wasm_call_ctors$|12_GLOBAL__N_1(8evaluate|12make_surface)E|16activation_infosE/.test(name),
  ),
);
const isRest = (/** @type {string} */ name) => rest.test(name) && !needed.has(name);
// What can be called from outside or through the table stays where its name says; of all else, what only the rest calls
// goes with it.
const entries = [...text.matchAll(/\(elem .*|\(export .*/g)].flatMap(([line]) =>
  [...line.matchAll(/\$([\w.$]+)/g)].map(([, name = '']) => name),
);
const stays = calledFrom([...needed, ...entries.filter((name) => !isRest(name))]);
const moved = names.filter((name) => (isRest(name) || !stays.has(name)) && /^[\w.$]+$/.test(name));
if (needed.size < 50 || moved.length < 100) {
  console.error('engine.wasm cannot be split: its functions do not have the names that the linker gives them.');
  exit(1);
}

const list = file('engine-rest.txt');
writeFileSync(list, moved.join('\n'));
const parts = { first: file('engine-first.wasm'), rest: file('engine-rest.wasm') };
run('wasm-split', [
  ...[file('engine.wasm'), '--all-features', `--split-funcs=@${list}`, '--import-namespace=primary'],
  ...['--export-prefix=%', '-o1', parts.first, '-o2', parts.rest],
]);
// Each part by itself leaves something more to optimise, for speed and then for size, which comes last: with a pass
// behind it the rest is 400 bytes longer. No address lies below 1024.
for (const part of Object.values(parts))
  run('wasm-opt', [
    ...[part, '--all-features', '--strip-debug', '--strip-producers', '-O3', '-Os', '--low-memory-unused'],
    ...['-o', part],
  ]);
rmSync(list);

/** @param {string} program @param {string[]} options */
function run(program, options) {
  return execFileSync(join(binaryen, program), options, { encoding: 'utf8', maxBuffer: 1e9 });
}

/** Some functions, what they name, and what these name. @param {string[]} roots */
function calledFrom(roots) {
  /** @type {Map<string, string[]>} */
  const calls = new Map();
  /** @type {string[]} */
  let current = [];
  for (const [, kind = '', name = ''] of text.matchAll(/\((func|call|ref\.func) \$([\w.$]+)/g)) {
    if (kind === 'func') calls.set(name, (current = []));
    else current.push(name);
  }
  const found = new Set(roots);
  for (const name of found) for (const called of calls.get(name) ?? []) found.add(called);
  return found;
}
