/** The functions of the book chapter, in its order. */
export const chapterFunctions: readonly string[] = [
  'sigmoid',
  'tanh',
  'relu',
  'gelu',
  'mish',
  'leaky-relu',
  'silu',
  'hardswish',
  'swish',
  'prelu',
  'rrelu',
  'elu-alpha',
  'staf',
];

/** With what its table of them has beside them: the network without an activation, the control. */
export const chapterTable: readonly string[] = ['none', ...chapterFunctions];
