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
