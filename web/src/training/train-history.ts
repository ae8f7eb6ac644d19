/** The figures of one training as they are drawn: per step and smoothed for training, per epoch for the test set. */
import { SmoothedSeries, type Point } from '../maths/smooth.js';
import type { TrainProgress } from '../engine/types.js';

/** About this many steps weigh in a smoothed value. */
const smoothingSteps = 30;

export class TrainHistory {
  readonly trainLoss = new SmoothedSeries(smoothingSteps);
  readonly trainAccuracy = new SmoothedSeries(smoothingSteps);
  readonly testLoss: Point[] = [];
  readonly testAccuracy: Point[] = [];

  add(progress: TrainProgress): void {
    const { loss, accuracy } = progress.steps;
    const first = progress.step - loss.length + 1;
    for (const [i, value] of loss.entries()) {
      const epoch = (first + i) / progress.stepsPerEpoch;
      this.trainLoss.add(epoch, value);
      this.trainAccuracy.add(epoch, accuracy[i] ?? NaN);
    }
  }

  addTest(epoch: number, { loss, accuracy }: { readonly loss: number; readonly accuracy: number }): void {
    this.testLoss.push([epoch, loss]);
    this.testAccuracy.push([epoch, accuracy]);
  }

  /** Forgets what came after an epoch. */
  cutAfter(epoch: number): void {
    this.trainLoss.cutAfter(epoch);
    this.trainAccuracy.cutAfter(epoch);
    for (const points of [this.testLoss, this.testAccuracy]) {
      points.splice(0, points.length, ...points.filter(([at]) => at <= epoch));
    }
  }
}
