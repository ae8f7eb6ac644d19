/** What prints the figures that claims state. */

type Part = 'functions' | 'gradients' | 'neurons' | 'cost' | 'training';

/** Parts of what is measured for claims. */
export const claims = (...parts: readonly Part[]): string => `npm run claims -- --only ${parts.join(',')}`;

/** Trainings with the chapter's settings, or others where options say so. */
export const reproduce = (ids: string, options = ''): string =>
  `npm run reproduce -- --only ${ids}${options === '' ? '' : ` ${options}`}`;

/** Both with the chapter's settings and with a rate at which all functions but the sigmoid leave the plateau soon. */
export const reproduceTwice = (ids: string): string => reproduce(ids, '[--rate 0.01 --momentum 0.9]');
