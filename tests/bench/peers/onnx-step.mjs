/**
 * The training step as an ONNX graph: it takes a batch (`x`, `y` as rows of zeros with a one), weights `w0` … [inputs ×
 * outputs], biases `b0` … and their velocities `vw0`, `vb0` …, and gives `loss` and each of the others anew (`w0'` …).
 */
import { writeModel } from './onnx-writer.mjs';

/**
 * @param {{ units: readonly number[], batchSize: number, learningRate: number, momentum: number }} task
 * @returns {{ model: Uint8Array, state: string[] }} `state` names what goes round
 */
export function stepModel({ units, batchSize, learningRate, momentum }) {
  const last = units.length - 2;
  /** @type {import('./onnx-writer.mjs').Node[]} */
  const nodes = [];
  /** @param {string} type @param {string[]} inputs @param {string} output @param {Record<string, number>} [attributes] */
  const node = (type, inputs, output, attributes = {}) => {
    nodes.push({ type, inputs, outputs: [output], attributes });
    return output;
  };

  const outputs = ['x'];
  for (let i = 0; i <= last; i += 1) {
    const z = node('Gemm', [outputs[i] ?? '', `w${i}`, `b${i}`], `z${i}`);
    outputs.push(i < last ? node('Relu', [z], `h${i}`) : z);
  }
  node('LogSoftmax', [`z${last}`], 'logarithms', { axis: 1 });
  node('Mul', ['logarithms', 'y'], 'chosen');
  node('ReduceSum', ['chosen'], 'total', { keepdims: 0 });
  node('Mul', ['total', 'minus_share'], 'loss');

  node('Softmax', [`z${last}`], 'probabilities', { axis: 1 });
  node('Sub', ['probabilities', 'y'], 'difference');
  let gradient = node('Mul', ['difference', 'share'], `dz${last}`);
  for (let i = last; i >= 0; i -= 1) {
    node('Gemm', [outputs[i] ?? '', gradient], `dw${i}`, { transA: 1 });
    node('ReduceSum', [gradient, 'rows'], `db${i}`, { keepdims: 0 });
    if (i === 0) break;
    node('Gemm', [gradient, `w${i}`], `dh${i - 1}`, { transB: 1 });
    // ReLU's outputs are never negative: their sign is its slope.
    node('Sign', [outputs[i] ?? ''], `slope${i - 1}`);
    gradient = node('Mul', [`dh${i - 1}`, `slope${i - 1}`], `dz${i - 1}`);
  }

  /** @type {{ name: string, dims: number[] }[]} */
  const state = [];
  for (let i = 0; i <= last; i += 1)
    for (const [name, dims] of /** @type {[string, number[]][]} */ ([
      [`w${i}`, units.slice(i, i + 2)],
      [`b${i}`, units.slice(i + 1, i + 2)],
    ])) {
      node('Mul', [`v${name}`, 'momentum'], `kept_${name}`);
      node('Add', [`kept_${name}`, `d${name}`], `v${name}'`);
      node('Mul', [`v${name}'`, 'learning_rate'], `change_${name}`);
      node('Sub', [name, `change_${name}`], `${name}'`);
      state.push({ name, dims }, { name: `v${name}`, dims });
    }

  /** @param {string} name @param {number} value @returns {import('./onnx-writer.mjs').Constant} */
  const scalar = (name, value) => ({ name, dims: [], values: [value], type: 'float' });
  const model = writeModel({
    inputs: [
      { name: 'x', dims: [batchSize, units[0] ?? 0] },
      { name: 'y', dims: [batchSize, units[last + 1] ?? 0] },
      ...state,
    ],
    outputs: [{ name: 'loss', dims: [] }, ...state.map(({ name, dims }) => ({ name: `${name}'`, dims }))],
    constants: [
      scalar('share', 1 / batchSize),
      scalar('minus_share', -1 / batchSize),
      scalar('momentum', momentum),
      scalar('learning_rate', learningRate),
      { name: 'rows', dims: [1], values: [0], type: 'int64' },
    ],
    nodes,
  });
  return { model, state: state.map(({ name }) => name) };
}
