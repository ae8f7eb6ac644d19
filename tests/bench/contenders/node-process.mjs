/** Activarium in a Node process of its own: answers the messages of hosts/node.mjs. */
import { prepare } from './activarium.mjs';

/** @type {import('./contender.mjs').Timed | null} */
let contender = null;

process.on('message', (/** @type {any} */ { command, argument }) => {
  answer(command, argument).then(
    (value) => process.send?.({ value }),
    (error) => process.send?.({ error: String(error) }),
  );
});

/** @param {string} command @param {any} argument */
async function answer(command, argument) {
  if (command === 'prepare') return Boolean((contender = await prepare(argument)));
  return command === 'losses' ? contender?.losses() : contender?.round(argument);
}
