/**
 * All texts of what the engine tells of a function, each with its key in the catalogue `functions-info` of another
 * language. English has no such catalogue: it stands where the functions do, in C++ and in the claims.
 */
import type { ActivationInfo, Claim } from '../engine/types.js';

/** What to put in the place of a text. */
export type Replace = (key: string, text: string) => string;

/** What is not text stays as it is, the titles of sources among it. */
export function withTexts(info: ActivationInfo, replace: Replace): ActivationInfo {
  const replaced = (part: string, text: string): string => (text === '' ? '' : replace(`${info.id}.${part}`, text));
  const { source } = info;
  return {
    ...info,
    name: replaced('name', info.name),
    kinks: info.kinks.map((kink, i) => ({ ...kink, reason: replaced(`kink-${String(i + 1)}`, kink.reason) })),
    source: source.kind === 'none' ? { ...source, note: replaced('source', source.note) } : source,
    history: replaced('history', info.history),
    typicalUse: replaced('typical-use', info.typicalUse),
    pros: replaced('pros', info.pros),
    cons: replaced('cons', info.cons),
  };
}

export const claimsWithTexts = (id: string, claims: readonly Claim[], replace: Replace): readonly Claim[] =>
  claims.map((claim, i) => {
    const key = `${id}.claim-${String(i + 1)}`;
    return {
      ...claim,
      text: replace(`${key}.text`, claim.text),
      source: replace(`${key}.source`, claim.source),
      found: replace(`${key}.found`, claim.found),
    };
  });
