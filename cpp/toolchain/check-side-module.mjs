/**
 * Stops the build where the object file of a side module holds anything but functions. The module works in the engine's
 * memory and owns nothing there: its constants would be written over the engine's, its stack would grow into them.
 *
 *   node check-side-module.mjs <llvm-nm> <object file>
 */
import { execFileSync } from 'node:child_process';
import { argv, exit } from 'node:process';

const [nm = '', object = ''] = argv.slice(2);
const symbols = execFileSync(nm, ['--demangle', object], { encoding: 'utf8' }).trim().split('\n');
// Each line: address, kind, name; T, t and W are functions of its own.
const faults = symbols.flatMap((line) => {
  const [, kind = '?', name = line] = /^\s*[0-9a-f]*\s+([A-Za-z?]) (.+)$/.exec(line) ?? [];
  if ('TtW'.includes(kind)) return [];
  if (name === '__stack_pointer') return ['needs a stack'];
  return [kind === 'U' ? `calls ${name}` : `has ${name} in memory`];
});
if (faults.length > 0) {
  console.error(`${object} cannot be linked to a side module of the engine: it ${faults.join(', ')}.`);
  exit(1);
}
