/** The figures of one training as they are drawn: per step and smoothed for training, per epoch for the test set. */
import { SmoothedSeries, type Point, type SeriesRecord } from '../maths/smooth.js';
import type { TrainProgress } from '../engine/types.js';

/** About this many steps weigh in a smoothed value. */
const smoothingSteps = 30;
const mostPoints = 600;

/** What can be stored of a history. */
export interface HistoryRecord {
  readonly trainLoss: SeriesRecord;
  readonly trainAccuracy: SeriesRecord;
  readonly testLoss: readonly Point[];
  readonly testAccuracy: readonly Point[];
}

export class TrainHistory {
  readonly trainLoss: SmoothedSeries;
  readonly trainAccuracy: SmoothedSeries;
  readonly testLoss: Point[];
  readonly testAccuracy: Point[];

  /** `record`: what was stored of it before. */
  constructor(record?: HistoryRecord) {
    this.trainLoss = new SmoothedSeries(smoothingSteps, mostPoints, record?.trainLoss);
    this.trainAccuracy = new SmoothedSeries(smoothingSteps, mostPoints, record?.trainAccuracy);
    this.testLoss = [...(record?.testLoss ?? [])];
    this.testAccuracy = [...(record?.testAccuracy ?? [])];
  }

  get record(): HistoryRecord {
    const { trainLoss, trainAccuracy, testLoss, testAccuracy } = this;
    return { trainLoss: trainLoss.record, trainAccuracy: trainAccuracy.record, testLoss, testAccuracy };
  }

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
