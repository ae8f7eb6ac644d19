/** What speaks for a function and what against it: told of registered ones, read off the measurement of written ones. */
import type { ActivationInfo, Measurement } from '../../engine/types.js';
import { formatPercent, formatValue } from '../../text/format.js';
import { layerWords } from './layer-words.js';
import type { PropertyRow } from './property-row.js';

/** Rows; those without words are left out. */
export function forAndAgainst(info: ActivationInfo, measured: Measurement | undefined): readonly PropertyRow[] {
  const found = info.definition && measured ? foundWords(measured) : { pros: info.pros, cons: info.cons };
  const rows = [
    { term: 'For', value: found.pros },
    { term: 'Against', value: found.cons },
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
      [isSmooth, 'Smooth everywhere.'],
      [normal.passingShare >= 0.8 && normal.meanSquareSlope >= 0.2, 'Nearly every input has a usable slope.'],
      [layers.verdict === 'met', 'Ten layers of it keep the distribution of the data.'],
      [Math.abs(normal.mean) < 0.05, 'Its outputs are centred on 0.'],
      [normal.zeroShare >= 0.2, `Sparse: ${formatPercent(normal.zeroShare, 0)} of its outputs are 0.`],
      [
        Number.isFinite(lowest.value) && Number.isFinite(highest.value) && lowest.value < highest.value,
        `Bounded: from ${formatValue(lowest.value)} to ${formatValue(highest.value)}.`,
      ],
    ]),
    cons: joined([
      [!hasValues, 'It has no value for some inputs: a training that meets one ends there.'],
      [bent < 1e-3, 'Hardly bent: layers of it are little more than one layer.'],
      [jumps.length > 0, 'It jumps, and gradients do not see a jump.'],
      [normal.deadShare >= 0.2, `Flat for ${formatPercent(normal.deadShare, 0)} of inputs: neurons can die.`],
      [normal.passingShare < 0.5 && normal.deadShare < 0.2, 'Most inputs have hardly any slope.'],
      [normal.meanSquareSlope < 0.2, 'Its slopes are small: gradients fade from layer to layer.'],
      [layers.verdict === 'not met', layers.because],
      [
        normal.mean >= 0.3 || normal.mean <= -0.3,
        `Its outputs are not centred: their mean is ${formatValue(normal.mean, 2)}.`,
      ],
    ]),
  };
}
