/** What a training is doing, and of a set of trainings what may be done. Each is derived here and nowhere else. */
import type { DataProgress } from '../engine/types.js';
import type { Failure } from '../ui/failure.js';

/** Of one training. */
export type JobState =
  /** Nothing was asked of it. */
  | { readonly kind: 'idle' }
  /** For an engine that is free. */
  | { readonly kind: 'waiting' }
  /** `progress` is undefined before the first bytes. */
  | { readonly kind: 'loading'; readonly progress: DataProgress | undefined }
  | { readonly kind: 'preparing' }
  | { readonly kind: 'counting'; readonly images: number; readonly total: number }
  | { readonly kind: 'training' }
  /** At rest where it stands: before the first step, after a pause or a stop. */
  | { readonly kind: 'resting' }
  /** It goes on from its last moment when it is tried again. */
  | { readonly kind: 'failed'; readonly failure: Failure }
  | { readonly kind: 'finished' }
  | { readonly kind: 'diverged' };

/** What is under way before and after the training itself. */
export type Activity = Extract<JobState, { readonly kind: 'loading' | 'preparing' | 'counting' }>;

export const isActivity = (state: JobState): state is Activity =>
  state.kind === 'loading' || state.kind === 'preparing' || state.kind === 'counting';

/** Whether nothing is left to be trained. */
export const isOver = ({ kind }: JobState): boolean => kind === 'finished' || kind === 'diverged';

/**
 * Of a set of trainings. `ready`: networks made and counted, step 0; `interrupted`: a failure ended it, `resume` goes on from
 * the last moments that were kept.
 */
export type Phase = 'idle' | 'ready' | 'training' | 'paused' | 'stopped' | 'finished' | 'interrupted';

/** What a set of trainings is doing. */
export interface Doing {
  readonly phase: Phase;
  readonly activity: Activity | undefined;
  readonly pausing: boolean;
  readonly hasPlan: boolean;
  readonly hasFailed: boolean;
}

export interface Possible {
  /** Something else in its place: a count gives way, images and networks are waited for. */
  readonly replace: boolean;
  /** Other settings. */
  readonly change: boolean;
  /** A new training, or other networks. */
  readonly start: boolean;
  readonly pause: boolean;
  readonly resume: boolean;
  readonly stop: boolean;
  readonly reset: boolean;
  readonly retry: boolean;
}

export function possibleIn({ phase, activity, pausing, hasPlan, hasFailed }: Doing): Possible {
  const isWaiting = activity !== undefined && activity.kind !== 'counting';
  const isFree = phase !== 'training' && !isWaiting;
  const isHalted = phase === 'paused' || phase === 'interrupted';
  return {
    replace: !isWaiting,
    change: isFree && phase !== 'paused',
    start: isFree && phase !== 'paused',
    pause: phase === 'training' && !pausing,
    resume: isHalted && !isWaiting,
    stop: activity !== undefined || phase === 'training' || isHalted,
    reset: isFree && hasPlan && phase !== 'idle' && phase !== 'ready',
    retry: hasFailed && !isWaiting,
  };
}
