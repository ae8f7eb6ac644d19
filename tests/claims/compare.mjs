/**
 * Each measured figure beside the card's claim that it belongs to, and those that the card does not state.
 * @param {readonly import('../../web/src/engine/types.ts').ActivationInfo[]} activations
 * @param {readonly import('./figures.mjs').Figure[]} figures
 */
export function compared(activations, figures) {
  return figures.map(({ id, text, stated }) => {
    const info = activations.find((each) => each.id === id);
    const claim = info?.claims.find((each) => each.text.startsWith(text));
    if (!info || !claim) throw new Error(`No card has the claim “${text}” of ${id}.`);
    // In the card's order, so that equal figures of several layers are each there.
    let rest = claim.found;
    const missing = stated.filter((figure) => {
      const place = rest.search(new RegExp(`(?<![\\d.−])${escaped(figure)}(?![\\d⁰¹²³⁴⁵⁶⁷⁸⁹]|\\.\\d)`));
      if (place >= 0) rest = rest.slice(place + figure.length);
      return place < 0;
    });
    return { name: info.name, text: claim.text, measured: stated.join(', '), missing };
  });
}

const escaped = (/** @type {string} */ text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
