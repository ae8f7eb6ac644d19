/** What the families of functions are called. */
import type { ActivationInfo } from '../../engine/types.js';

/** `own`: the reader's own functions, whatever they are built like. */
export type Family = ActivationInfo['family'] | 'own';

const familyNames: Readonly<Record<Family, string>> = {
  own: 'Yours',
  identity: 'No activation',
  sigmoidal: 'Sigmoidal',
  rectifier: 'Rectifiers',
  exponential: 'Exponential',
  'smooth gate': 'Smooth gates',
  'learned shape': 'Learned shape',
};

export const familyName = (family: Family): string => familyNames[family];

export const familyOf = ({ definition, family }: ActivationInfo): Family => (definition ? 'own' : family);
