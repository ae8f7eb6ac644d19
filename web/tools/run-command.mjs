/** Runs a command with its output on the terminal; a failure ends the script with a message. */
import { spawnSync } from 'node:child_process';

/** @param {string} command @param {string[]} args @param {string} cwd */
export function runCommand(command, args, cwd) {
  const result = spawnSync(command, args, { cwd, stdio: 'inherit' });
  if (result.status === 0) return;
  const reason = result.error?.message ?? (result.signal ? `ended by ${result.signal}` : `exit code ${result.status}`);
  console.error(`\n${command} ${args.join(' ')} failed (${reason}).`);
  process.exit(1);
}
