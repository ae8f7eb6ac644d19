/** What prints the figures that claims state. */

type Part = 'functions' | 'gradients' | 'neurons' | 'cost' | 'training';

/** Parts of what is measured for claims. */
export const claims = (...parts: readonly Part[]): string => `npm run claims -- --only ${parts.join(',')}`;

/** Trainings with the chapter's settings from one seed, or others where options say so. */
export const reproduce = (ids: string, options = '--seeds 1'): string =>
  `npm run reproduce -- --only ${ids} ${options}`;

/** Both with the chapter's settings and with a rate at which all functions but the sigmoid leave the plateau soon. */
export const reproduceTwice = (ids: string): string => reproduce(ids, '--seeds 1 [--rate 0.01 --momentum 0.9]');

/** Said on the cards of all four functions. */
export const chapterOrder =
  'By the chapter’s own table: 86.2 % TeLU (its name for ELU-α), 86.0 PReLU, 85.4 STAF, 81.3 ReLU. Trained here they do come in this order: 87.4, 86.8, 85.8, 81.2 %.';
