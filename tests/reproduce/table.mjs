/** The results of `npm run reproduce`, judged and as Markdown. */
import { agreements, compare, deviation, falseAlarms, mean } from './compare.mjs';
import { chapter as settings } from './rows.mjs';

/**
 * One training; dead neurons are those whose output is 0 for every training image, layer by layer.
 * @typedef {import('./rows.mjs').Result & { seconds: number, deadBefore: readonly number[], dead: readonly number[],
 *   parameter: number | undefined }} Training
 * @typedef {{ id: string, name: string, chapter: import('./rows.mjs').Row['chapter'], trainings: readonly Training[],
 *   pytorch: readonly import('./rows.mjs').Result[] }} Trained
 * @typedef {Trained & { p: { accuracy: number, loss: number }, agrees: boolean }} Judged
 */

const testImages = 10_000;

/** As whole numbers of images, so that equal accuracies differ by exactly 0. @param {readonly { accuracy: number }[]} results */
const images = (results) => results.map(({ accuracy }) => Math.round(testImages * accuracy));
/** @param {readonly { loss: number }[]} results */
const losses = (results) => results.map(({ loss }) => loss);

/**
 * Compares each row's accuracies and losses with PyTorch's.
 * @template {{ trainings: readonly import('./rows.mjs').Result[], pytorch: readonly import('./rows.mjs').Result[] }} Row
 * @param {readonly Row[]} rows
 * @returns {(Row & { p: { accuracy: number, loss: number }, agrees: boolean })[]}
 */
export function judged(rows) {
  const compared = rows.map(({ trainings, pytorch }) => ({
    accuracy: compare(images(trainings), images(pytorch)),
    loss: compare(losses(trainings), losses(pytorch)),
  }));
  const agree = agreements(compared.flatMap(({ accuracy, loss }) => [accuracy, loss]));
  return rows.map((row, i) => ({
    ...row,
    p: { accuracy: compared[i]?.accuracy.p ?? NaN, loss: compared[i]?.loss.p ?? NaN },
    agrees: agree[2 * i] === true && agree[2 * i + 1] === true,
  }));
}

/** Mean and standard deviation. @param {readonly number[]} values @param {number} digits */
function spread(values, digits) {
  const spread = deviation(values);
  return `${mean(values).toFixed(digits)}${Number.isNaN(spread) ? '' : ` ± ${spread.toFixed(digits)}`}`;
}
/** In %. @param {readonly { accuracy: number }[]} results */
export const accuracies = (results) =>
  spread(
    results.map(({ accuracy }) => 100 * accuracy),
    1,
  );

/**
 * @param {readonly Judged[]} rows
 * @param {import('./options.mjs').Options} options @param {string} machine
 */
export function asMarkdown(rows, { seed, seeds, epochs, rate, momentum, isChapters }, machine) {
  const head = ['function', 'accuracy %', 'loss', 'seconds', 'dead neurons'];
  const published = ['PyTorch: accuracy %', 'loss', 'chapter: accuracy %', 'loss', 'as PyTorch’s'];
  const table = rows.map(({ name, trainings, pytorch, chapter, agrees }) => [
    ...[name, accuracies(trainings), spread(losses(trainings), 3)],
    mean(trainings.map(({ seconds }) => seconds)).toFixed(0),
    trainings[0]?.dead.join(', ') ?? '',
    ...[accuracies(pytorch), spread(losses(pytorch), 3)],
    ...[chapter?.[0].toFixed(1) ?? '–', chapter?.[1].toFixed(2) ?? '–', agrees ? 'yes' : 'no'],
  ]);
  const counts = [...new Set(rows.map(({ pytorch }) => pytorch.length))].join(' or ');
  return [
    `FashionMNIST, 60,000 images, ${epochs} epochs, SGD ${rate} with momentum ${momentum}, batch ${settings.batchSize}, ` +
      `${seeds === 1 ? `seed ${seed}` : `seeds ${seed} to ${seed + seeds - 1}`}; ${machine}`,
    '',
    ...[[...head, ...published], [...head, ...published].map(() => '---'), ...table].map(
      (cells) => `| ${cells.slice(0, isChapters ? undefined : head.length).join(' | ')} |`,
    ),
    '',
    `Means, standard deviations of one training; dead neurons with seed ${seed}.`,
    ...(isChapters
      ? [
          `PyTorch's are of ${counts} seeds. "no": one of the two means differs from PyTorch's by more than trainings of the same ` +
            `do; an engine that does the same gets a "no" anywhere in such a table in at most ${100 * falseAlarms} of 100 cases.`,
        ]
      : []),
    '',
    ...rows.flatMap(({ id, trainings }) => trainings.map((training) => lineOf(id, training))),
  ].join('\n');
}

/** One training. @param {string} id @param {Training} training */
export function lineOf(id, { seed, accuracy, loss, deadBefore, dead, parameter }) {
  const learned = parameter === undefined ? '' : `, parameter after training ${parameter.toFixed(2)}`;
  return (
    `${id}, seed ${seed}: accuracy ${(100 * accuracy).toFixed(1)} %, loss ${loss.toFixed(3)}, ` +
    `dead before training ${deadBefore.join(', ')}, after it ${dead.join(', ')}${learned}`
  );
}
