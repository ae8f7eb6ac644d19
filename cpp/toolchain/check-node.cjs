/*
 * Stops with one message when Node is too old. Loaded by `node -r` before every script of package.json, in a
 * syntax that any Node since version 4 parses, so that an old one reports itself and not a syntax error.
 */
'use strict';

var parts = process.versions.node.split('.');
var major = Number(parts[0]);
var minor = Number(parts[1]);
var fits = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22;

if (!fits) {
  console.error(
    'Activarium needs Node 20.19 or newer (of Node 22: 22.12 or newer); this is Node ' +
      process.versions.node +
      ' (' +
      process.execPath +
      ').\n' +
      "Debian 12's own package is Node 18. Install a newer one from https://nodejs.org/en/download or\n" +
      'https://github.com/nodesource/distributions, put it first on PATH and run the same command again.'
  );
  process.exit(1);
}
