/** Which Chromium the tests drive, and how: as root too, without a graphics card, and quiet on the network. */

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Playwright's options of launching; CHROMIUM_PATH names another Chromium than Debian's.
 * @param {readonly string[]} [extraFlags]
 */
export const chromiumOptions = (extraFlags = []) => ({
  executablePath: process.env['CHROMIUM_PATH'] || '/usr/bin/chromium',
  args: [...flags, ...extraFlags],
});
