/** What speaks for a function and what against it, told of registered ones and read off the measurement of written ones; and what it is used for. */
import type { ActivationInfo, Measurement } from '../../engine/types.js';
import { formatPercent, formatValue } from '../../text/format.js';
import { layerWords } from '../../functions/conditions/layer-words.js';
import { useOf } from './first-words.js';
import type { PropertyRow } from './property-row.js';
import { say } from './words.js';

/** Rows; those without words are left out. `all` are the functions that there are. */
export function firstRows(
  info: ActivationInfo,
  measured: Measurement | undefined,
  all: readonly ActivationInfo[],
): readonly PropertyRow[] {
  const found = info.definition && measured ? foundWords(measured) : { pros: info.pros, cons: info.cons };
  const rows = [
    { term: say('for'), value: found.pros },
    { term: say('against'), value: found.cons },
    { term: say('use'), value: useOf(info, all) },
  ];
  return rows.filter(({ value }) => value !== '');
}

interface Words {
  readonly pros: string;
  readonly cons: string;
}

const joined = (sentences: readonly (readonly [boolean, string])[]): string =>
  sentences.flatMap(([holds, words]) => (holds ? [words] : [])).join(' ');

function foundWords(measured: Measurement): Words {
  const { normal, kinks, jumps, lowest, highest, undefined: nowhere, infinite, poles } = measured;
  const hasValues = nowhere.length + poles.length === 0;
  const isSmooth = hasValues && infinite.length + kinks.length + jumps.length === 0;
  const layers = layerWords(measured);
  const bent = 1 - normal.straightShare;
  return {
    pros: joined([
      [isSmooth, say('pro.smooth')],
      [normal.passingShare >= 0.8 && normal.meanSquareSlope >= 0.2, say('pro.slopes')],
      [layers.verdict === 'met', say('pro.layers')],
      [Math.abs(normal.mean) < 0.05, say('pro.centred')],
      [normal.zeroShare >= 0.2, say('pro.sparse', { share: formatPercent(normal.zeroShare, 0) })],
      [
        Number.isFinite(lowest.value) && Number.isFinite(highest.value) && lowest.value < highest.value,
        say('pro.bounded', { low: formatValue(lowest.value), high: formatValue(highest.value) }),
      ],
    ]),
    cons: joined([
      [!hasValues, say('con.no-value')],
      [bent < 1e-3, say('con.straight')],
      [jumps.length > 0, say('con.jumps')],
      [normal.deadShare >= 0.2, say('con.flat', { share: formatPercent(normal.deadShare, 0) })],
      [normal.passingShare < 0.5 && normal.deadShare < 0.2, say('con.no-slopes')],
      [normal.meanSquareSlope < 0.2, say('con.fading')],
      [layers.verdict === 'not met', layers.because],
      [normal.mean >= 0.3 || normal.mean <= -0.3, say('con.off-centre', { mean: formatValue(normal.mean, 2) })],
    ]),
  };
}
