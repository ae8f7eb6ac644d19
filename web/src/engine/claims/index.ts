/** What the sources say of the registered functions, and what is found here, by id. */
import type { Claim } from '../types.js';
import { gates } from './gates.js';
import { learned } from './learned.js';
import { rectifiers } from './rectifiers.js';
import { sigmoidal } from './sigmoidal.js';

export const claims: ReadonlyMap<string, readonly Claim[]> = new Map(
  Object.entries({ ...sigmoidal, ...rectifiers, ...gates, ...learned }),
);
