/** Writes ONNX models: as much of the format (a protocol buffer, onnx.proto3) as float graphs need. */

const opset = 17;
const elementTypes = { float: 1, int64: 7 };

/** @typedef {{ name: string, dims: readonly number[] }} Value  float32 */
/** @typedef {{ name: string, dims: readonly number[], values: readonly number[], type: 'float' | 'int64' }} Constant */
/** @typedef {{ type: string, inputs: string[], outputs: string[], attributes: Record<string, number> }} Node  attributes are integers */

/** @param {number} value @returns {number[]} */
function varint(value) {
  const bytes = [];
  for (; value > 127; value = Math.floor(value / 128)) bytes.push((value % 128) + 128);
  return [...bytes, value];
}
/** @param {number} field @param {number} value */
const integer = (field, value) => [...varint(field * 8), ...varint(value)];
/** @param {number} field @param {number[]} content */
const message = (field, content) => [...varint(field * 8 + 2), ...varint(content.length), ...content];
/** @param {number} field @param {string} value  ASCII */
const text = (field, value) =>
  message(
    field,
    Array.from(value, (letter) => letter.charCodeAt(0)),
  );

/** @param {Value} value */
const valueInfo = ({ name, dims }) => [
  ...text(1, name),
  ...message(
    2,
    message(1, [
      ...integer(1, elementTypes.float),
      ...message(
        2,
        dims.flatMap((n) => message(1, integer(1, n))),
      ),
    ]),
  ),
];

/** @param {Constant} constant */
const tensor = ({ name, dims, values, type }) => [
  ...dims.flatMap((n) => integer(1, n)),
  ...integer(2, elementTypes[type]),
  ...text(8, name),
  ...message(9, [
    ...new Uint8Array((type === 'float' ? Float32Array.from(values) : BigInt64Array.from(values, BigInt)).buffer),
  ]),
];

/** @param {Node} node */
const nodeProto = ({ type, inputs, outputs, attributes }) => [
  ...inputs.flatMap((name) => text(1, name)),
  ...outputs.flatMap((name) => text(2, name)),
  ...text(4, type),
  ...Object.entries(attributes).flatMap(([name, value]) =>
    message(5, [...text(1, name), ...integer(3, value), ...integer(20, 2)]),
  ),
];

/**
 * @param {{ inputs: Value[], outputs: Value[], constants: Constant[], nodes: Node[] }} graph
 * @returns {Uint8Array} the model
 */
export function writeModel({ inputs, outputs, constants, nodes }) {
  const graph = [
    ...nodes.flatMap((node) => message(1, nodeProto(node))),
    ...text(2, 'step'),
    ...constants.flatMap((constant) => message(5, tensor(constant))),
    ...inputs.flatMap((value) => message(11, valueInfo(value))),
    ...outputs.flatMap((value) => message(12, valueInfo(value))),
  ];
  return Uint8Array.from([...integer(1, 8), ...message(7, graph), ...message(8, integer(2, opset))]);
}
