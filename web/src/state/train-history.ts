/** The figures of one training as they are drawn: per step and smoothed for training, per epoch for the test set. */
import { SmoothedSeries, type Point } from '../plot/smooth.js';
import type { EpochSummary, TrainProgress } from '../engine/types.js';

/** About this many steps weigh in a smoothed value. */
const smoothingSteps = 30;

export class TrainHistory {
  readonly trainLoss = new SmoothedSeries(smoothingSteps);
  readonly trainAccuracy = new SmoothedSeries(smoothingSteps);
  readonly testLoss: Point[] = [];
  readonly testAccuracy: Point[] = [];
  /** The last finished epoch. */
  epoch: EpochSummary | undefined;

  add(progress: TrainProgress): void {
    const { loss, accuracy } = progress.steps;
    const first = progress.step - loss.length + 1;
    for (const [i, value] of loss.entries()) {
      const epoch = (first + i) / progress.stepsPerEpoch;
      this.trainLoss.add(epoch, value);
      this.trainAccuracy.add(epoch, accuracy[i] ?? NaN);
    }
    const summary = progress.epochSummary;
    if (!summary) return;
    this.epoch = summary;
    if (!summary.test) return;
    this.testLoss.push([summary.epoch, summary.test.loss]);
    this.testAccuracy.push([summary.epoch, summary.test.accuracy]);
  }
}
