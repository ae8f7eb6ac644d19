/** Runs a stage's commands with their output in a log file, showing on the terminal only which stage is at work. */
import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { root } from '../../cpp/toolchain/setup.mjs';

const printedLines = 200;
const printedColumns = 400;
const colours = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g');

/**
 * @param {string} log  path without extension
 * @param {string[][]} commands  run one after the other, up to the first that fails
 * @param {Record<string, string>} [environment]
 * @returns {Promise<{ ok: boolean, text: string, output: string }>} `text` is all output, `output` what to print on failure
 */
export async function runCommands(log, commands, environment = {}) {
  const file = createWriteStream(`${log}.log`);
  let text = '';
  /** @param {string} part */
  const write = (part) => {
    text += part;
    file.write(part);
  };
  let ok = true;
  for (const [command = '', ...args] of commands) {
    write(`$ ${[command, ...args].join(' ')}\n`);
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, NO_COLOR: '1', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.setEncoding('utf8').on('data', write);
    child.stderr.setEncoding('utf8').on('data', write);
    /** @type {string} */
    const ending = await new Promise((done) => {
      child.on('error', (error) => done(error.message));
      child.on('close', (code, signal) => done(code === 0 ? '' : signal ? `ended by ${signal}` : `exit code ${code}`));
    });
    if (!ending) continue;
    write(`\n${command} failed (${ending}).\n`);
    ok = false;
    break;
  }
  file.end();
  await once(file, 'close');
  text = text.replace(colours, '');
  return { ok, text, output: tail(text, `${log}.log`) };
}

/** @param {string} text @param {string} log */
function tail(text, log) {
  const lines = text.trimEnd().split('\n');
  const printed = lines.slice(-printedLines).map((line) => line.slice(0, printedColumns));
  if (printed.join('\n') !== lines.join('\n')) printed.unshift(`… (the whole output: ${log})`);
  return printed.join('\n');
}
