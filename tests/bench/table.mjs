/** The results as Markdown. */

/** @param {readonly string[]} head @param {readonly (readonly (string | number)[])[]} rows */
function table(head, rows) {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** @param {number} value @param {number} digits */
const fixed = (value, digits) => value.toFixed(digits);

/** @param {import('./results.mjs').Results} results */
export function asMarkdown({ machine, step, ratios, gemm, activations, weight }) {
  const { processor, cores, system, node, chromium, date } = machine;
  const sections = [
    `${processor}, ${cores} cores, ${system}, Chromium ${chromium}, Node ${node}, ${date}; one thread.`,
  ];
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
        step.map(({ label, version, where, kernels, ms, min, max, loss }) => [
          label,
          version,
          where,
          kernels ?? '',
          fixed(ms, 2),
          fixed(min, 2),
          fixed(max, 2),
          fixed((ms * 60_000) / 128 / 1000, 1),
          fixed(loss, 5),
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
        ['kernels', 'product', 'm × n, k', 'GFLOP/s', 'least', 'most', 'of the kernel alone, best to best'],
        gemm.map(({ kernels, product, m, n, k, gflops, min, max, ofPeak }) => [
          kernels,
          product,
          `${m} × ${n}, ${k}`,
          fixed(gflops, 1),
          fixed(min, 1),
          fixed(max, 1),
          `${fixed(100 * ofPeak, 0)} %`,
        ]),
      ),
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
  if (weight.length > 0)
    sections.push(
      '**What a page fetches to train**',
      table(
        ['who', 'files', 'KB', 'KB gzip'],
        weight.map(({ label, files, bytes, gzip }) => [label, files, fixed(bytes / 1000, 0), fixed(gzip / 1000, 0)]),
      ),
    );
  return sections.join('\n\n');
}
