/** `npm run format`: writes every file the way the format check wants it. */
import { ensure, root } from '../cpp/toolchain/setup.mjs';
import { runCommand } from '../web/tools/run-command.mjs';
import { cppFiles } from './runner/stages.mjs';

ensure('test');
runCommand(process.execPath, ['node_modules/prettier/bin/prettier.cjs', '--write', '--log-level', 'warn', '.'], root);
runCommand('clang-format', ['-i', ...cppFiles()], root);
