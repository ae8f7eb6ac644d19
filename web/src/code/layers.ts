/** Functions that are whole layers, as PyTorch: those with weights as modules that make their pre-activations themselves. */
import type { ActivationInfo } from '../engine/types.js';
import { className } from './identifiers.js';
import { comment } from './words.js';

/** The gates' own functions. */
const gates = new Map([
  ['none', 'gate'],
  ['sigmoid', 'torch.sigmoid(gate)'],
  ['relu', 'torch.relu(gate)'],
  ['gelu', 'F.gelu(gate)'],
  ['silu', 'F.silu(gate)'],
]);

const moduleText = (
  { name, pieces, formulaText }: ActivationInfo,
  forward: readonly string[],
): string => `# ${formulaText}
class ${className(name)}(nn.Module):
    def __init__(self, inputs, units):
        super().__init__()
        self.linear = nn.Linear(inputs, ${String(pieces)} * units)

    def forward(self, x):
        ${forward.join('\n        ')}
`;

function bodyOf(info: ActivationInfo): string | undefined {
  const gate = gates.get(info.gate);
  switch (info.kind) {
    case 'gated':
      return gate === undefined
        ? undefined
        : moduleText(info, ['value, gate = self.linear(x).chunk(2, dim=-1)', `return value * ${gate}`]);
    case 'grouped':
      return moduleText(info, [`return self.linear(x).unflatten(-1, (${String(info.pieces)}, -1)).max(dim=-2).values`]);
    case 'output':
      return `${comment('logits')}\ndef softmax(x):\n    return torch.softmax(x, dim=-1)\n`;
    case 'elementwise':
      return undefined;
  }
}

/** Undefined for what is no layer, and for a gate that has no words here. */
export function layerCode(info: ActivationInfo): string | undefined {
  const body = bodyOf(info);
  if (body === undefined) return undefined;
  const imports = [
    ...(/\btorch\./.test(body) ? ['import torch'] : []),
    ...(/ F\.\w+\(gate/.test(body) ? ['import torch.nn.functional as F'] : []),
    ...(body.includes('nn.Module') ? ['from torch import nn'] : []),
  ];
  return `${imports.join('\n')}\n\n\n${body}`;
}
