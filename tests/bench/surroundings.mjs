/** What the parts of the bench work with. */

/**
 * `site` is the address at which the repository's folder `root` is served; `say` writes a line of progress.
 * @typedef {{ root: string, browser: import('playwright-core').Browser, site: string, say: (line: string) => void }} Surroundings
 */
export {};
