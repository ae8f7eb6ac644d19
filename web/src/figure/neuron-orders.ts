/** How the cells of a layer are arranged: as they lie in it, or by firing rate. */
export const neuronOrders = ['place', 'rate'] as const;
export type NeuronOrder = (typeof neuronOrders)[number];
