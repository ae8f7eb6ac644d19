/** What each function of a comparison came to at one rate: means and spreads over its seeds. */
import { spreadOf, type Spread } from '../judgement.js';
import { resultsOf, soundOf, type Result } from './result.js';

export interface Row {
  readonly activation: string;
  /** Trainings that have ended, those that diverged among them. */
  readonly done: number;
  readonly diverged: number;
  /** As a fraction; means and spreads leave out what diverged, and are NaN of nothing. */
  readonly accuracy: Spread;
  /** Mean cross-entropy of the test images. */
  readonly loss: Spread;
  readonly seconds: Spread;
  /** Share of neurons that gave 0 for all of so many images; nothing unless every training counted over the same ones. */
  readonly dead: (Spread & { readonly images: number }) | undefined;
  /** Norm of the gradient of the first layer's weights. */
  readonly firstGradient: Spread;
  /** What the network learns; nothing before its first training has ended. */
  readonly parameters: number | undefined;
}

function rowOf(results: readonly Result[], activation: string): Row {
  const sound = soundOf(results);
  const counts = sound.flatMap(({ dead }) => dead ?? []);
  const images = counts[0]?.images;
  const areComparable = counts.length === sound.length && counts.every((dead) => dead.images === images);
  return {
    activation,
    done: results.length,
    diverged: results.length - sound.length,
    accuracy: spreadOf(sound.map(({ accuracy }) => accuracy)),
    loss: spreadOf(sound.map(({ loss }) => loss)),
    seconds: spreadOf(sound.map(({ seconds }) => seconds)),
    dead:
      images !== undefined && areComparable
        ? { ...spreadOf(counts.map(({ count, units }) => count / units)), images }
        : undefined,
    firstGradient: spreadOf(sound.map(({ firstGradient }) => firstGradient)),
    parameters: results[0]?.outcome.parameters,
  };
}

export const rowsOf = (
  results: readonly Result[],
  activations: readonly string[],
  learningRate: number,
): readonly Row[] => activations.map((activation) => rowOf(resultsOf(results, activation, learningRate), activation));
