/** What the views are called. */
import type { View } from '../workbench/state.js';

export const viewNames: Readonly<Record<View, string>> = {
  explore: 'Explore',
  train: 'Train',
  neurons: 'Neurons',
  design: 'Design',
};
