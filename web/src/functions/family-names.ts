/** What the families of functions are called. */
import type { ActivationInfo } from '../engine/types.js';
import { say } from './words.js';

export type Family = ActivationInfo['family'];

export const familyName = (family: Family): string => say(`family.${family}`);
