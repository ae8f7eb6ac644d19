/** The results as Markdown. */
import { allOfAStep } from './parts/gemm.mjs';

/** @param {readonly string[]} head @param {readonly (readonly (string | number)[])[]} rows */
function table(head, rows) {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** @param {number} value @param {number} digits */
const fixed = (value, digits) => value.toFixed(digits);

/** @param {number} share */
const percent = (share) => `${fixed(100 * share, 0)} %`;

/** @param {import('./results.mjs').Results} results */
export function asMarkdown({ tried, machine, step, ratios, gemm, cliffs, activations, training, weight, page }) {
  const { processor, cores, system, node, chromium, date } = machine;
  const sections = [
    `${processor}, ${cores} cores, ${system}, Chromium ${chromium}, Node ${node}, ${date}; one thread.`,
  ];
  if (tried) sections.push('Tried only, with less work than is said below: the figures mean nothing.');
  if (step.length > 0)
    sections.push(
      '**A training step**, 784-256-192-128-64-10, ReLU, batch 128, SGD with momentum, float32',
      table(
        [
          'who',
          'version',
          'where',
          'kernels',
          'ms a step',
          'least',
          'most',
          's an epoch of 60,000',
          'loss after 240 steps',
        ],
        step.map(({ label, version, where, kernels, ms, min, max, loss, deviation }) => [
          label,
          version,
          where,
          kernels ?? '',
          fixed(ms, 2),
          fixed(min, 2),
          fixed(max, 2),
          fixed((ms * 60_000) / 128 / 1000, 1),
          deviation === null ? 'other images' : fixed(loss, 5),
        ]),
      ),
    );
  if (ratios.length > 0)
    sections.push(
      ratios
        .map(
          ({ kernels, label, ratio, min, max, ofLeast }) =>
            `- Activarium ${kernels} : ${label} = **${fixed(ratio, 2)}** (${fixed(min, 2)} to ${fixed(max, 2)}; of the least times ${fixed(ofLeast, 2)})`,
        )
        .join('\n'),
    );
  if (gemm.length > 0)
    sections.push(
      '**Matrix products of a step** in Chromium, packing included, beside the kernel alone; GFLOP/s',
      table(
        ['kernels', 'product', 'm × n, k', 'GFLOP/s', 'least', 'most', 'of the kernel alone', 'best to best'],
        gemm.map(({ kernels, product, m, n, k, gflops, min, max, ofAlone, ofPeak }) => [
          kernels,
          product,
          m === null ? '' : `${m} × ${n}, ${k}`,
          fixed(gflops, 1),
          fixed(min, 1),
          fixed(max, 1),
          percent(ofAlone),
          percent(ofPeak),
        ]),
      ),
      gemm
        .filter(({ product }) => product === allOfAStep)
        .map(
          ({ kernels, ofAlone, ofPeak }) =>
            `- All products of a step reach **${percent(ofAlone)}** of the ${kernels} kernel alone (best to best ${percent(ofPeak)}); the aim is 85 % or more`,
        )
        .join('\n'),
    );
  if (cliffs.length > 0)
    sections.push(
      cliffs
        .filter(({ kernels }, i) => cliffs.findIndex((other) => other.kernels === kernels) === i)
        .map(
          ({ kernels, m, n, k, more, ratio, of }) =>
            `- One more row or column costs at most **${fixed(ratio, 2)}** times (${kernels}; ${m} × ${n} × ${k}, its last ${more}; of ${of} steps)`,
        )
        .join('\n'),
    );
  if (activations.length > 0)
    sections.push(
      '**Activation functions**, plain kernels in Chromium: ns an element of 128 × 256 normal numbers, and a whole step over one with ReLU',
      table(
        ['function', 'forward', 'backward', 'step : ReLU', 'least', 'most'],
        activations.map(({ id, forwardNs, backwardNs, stepRatio, stepRatioMin, stepRatioMax }) => [
          id,
          fixed(forwardNs, 2),
          fixed(backwardNs, 2),
          fixed(stepRatio, 2),
          fixed(stepRatioMin, 2),
          fixed(stepRatioMax, 2),
        ]),
      ),
    );
  if (training.length > 0)
    sections.push(
      '**All of FashionMNIST, 15 epochs**, ReLU, batch 128, SGD 0.001 with momentum 0.8, shuffled',
      table(
        ['who', 'version', 'where', 'kernels', 'seconds', 'loss of the last epoch', 'test accuracy'],
        training.map(({ label, version, where, kernels, seconds, loss, accuracy }) => [
          label,
          version,
          where,
          kernels ?? '',
          fixed(seconds, 1),
          fixed(loss, 4),
          `${fixed(100 * accuracy, 2)} %`,
        ]),
      ),
    );
  if (weight.length > 0)
    sections.push(
      '**What a page fetches to train**',
      table(
        ['who', 'files', 'KB', 'KB gzip'],
        weight.map(({ label, files, bytes, gzip }) => [label, files, fixed(bytes / 1000, 0), fixed(gzip / 1000, 0)]),
      ),
    );
  if (page.length > 0)
    sections.push(
      '**The page**, 1280 × 800, from an empty cache',
      table(
        ['what', 'median', 'least', 'most'],
        page.map(({ what, unit, median, min, max }) => [
          what,
          ...[median, min, max].map((value) => `${fixed(value, unit === 'ms' || unit === 'nodes' ? 0 : 1)} ${unit}`),
        ]),
      ),
    );
  return sections.join('\n\n');
}
