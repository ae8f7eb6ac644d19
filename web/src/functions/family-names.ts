/** What the families of functions are called. */
import type { ActivationInfo } from '../engine/types.js';

export type Family = ActivationInfo['family'];

const familyNames: Readonly<Record<Family, string>> = {
  identity: 'No activation',
  sigmoidal: 'Sigmoidal',
  rectifier: 'Rectifiers',
  exponential: 'Exponential',
  'smooth gate': 'Smooth gates',
  shrinkage: 'Shrinkage',
  periodic: 'Periodic',
  'learned shape': 'Learned shape',
  layer: 'Whole layers',
  'own formula': 'Yours',
};

export const familyName = (family: Family): string => familyNames[family];
