/** Every list of commands, of the features and of the page's frame: what holds for each of them. */
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { frameCommands } from '../../../web/src/page/commands.js';
import { views } from '../../../web/src/workbench/state.js';

interface Named {
  readonly id: string;
}

const features = readdirSync(fileURLToPath(new URL('../../../web/src/features/', import.meta.url)));

const lists = new Map<string, readonly Named[]>(
  await Promise.all(
    features.map(async (name) => {
      const { commands } = (await import(`../../../web/src/features/${name}/commands.ts`)) as {
        readonly commands: readonly Named[];
      };
      return [name, commands] as const;
    }),
  ),
);

it('each folder of features is a view with a list of its own', () => {
  expect([...lists.keys()].sort()).toEqual([...views].sort());
  for (const commands of lists.values()) expect(commands.length).toBeGreaterThan(0);
});

it('no name stands for two commands', () => {
  const ids = [...lists.values(), frameCommands].flat().map(({ id }) => id);
  expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
});

it('a command’s name begins with the view whose script has it, and none of the frame with a view’s', () => {
  const wrong = [...lists].flatMap(([name, commands]) => commands.filter(({ id }) => !id.startsWith(`${name}.`)));
  expect(wrong).toEqual([]);
  expect(frameCommands.filter(({ id }) => views.some((view) => id.startsWith(`${view}.`)))).toEqual([]);
});

it('the names are plain: a room and words of small letters with hyphens between', () => {
  const ids = [...lists.values(), frameCommands].flat().map(({ id }) => id);
  expect(ids.filter((id) => !/^[a-z]+\.[a-z]+(-[a-z]+)*$/.test(id))).toEqual([]);
});
