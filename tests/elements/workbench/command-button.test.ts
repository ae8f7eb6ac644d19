/** The button of a command, by itself. */
import { html, render } from 'lit';
import { beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { commandButton, type ButtonLook } from '../../../web/src/workbench/command-button.js';
import type { Command } from '../../../web/src/workbench/command.js';
import '../stand.js';

interface Door {
  open: boolean;
}

const close: Command<Door> = {
  id: 'door.close',
  label: () => 'Close the door',
  short: () => 'Close',
  isPossible: ({ open }) => open,
  run: (door) => {
    door.open = false;
  },
};

let main: HTMLElement;

beforeEach(() => {
  main = document.createElement('main');
  document.body.append(main);
});

function draw(door: Door, look?: ButtonLook): HTMLButtonElement {
  render(commandButton(close, door, look), main);
  return page.getByRole('button').element() as HTMLButtonElement;
}

describe('the button of a command', () => {
  it('has its short words and its name, and runs it', async () => {
    const door = { open: true };
    const button = draw(door);
    expect(button.textContent.trim()).toBe('Close');
    expect(button.dataset['control']).toBe('door.close');
    await userEvent.click(button);
    expect(door.open).toBe(false);
  });

  it('keeps the focus when its press ends its use, and does nothing then', async () => {
    const door = { open: true };
    const button = draw(door);
    await userEvent.click(button);
    expect(draw(door)).toBe(button);
    expect(document.activeElement).toBe(button);
    expect(button.getAttribute('aria-disabled')).toBe('true');
    let presses = 0;
    draw(door, { press: () => (presses += 1) });
    await userEvent.keyboard('{Enter}');
    expect(presses).toBe(0);
  });

  it('does what its element wants instead while the command is possible', async () => {
    const door = { open: true };
    let presses = 0;
    await userEvent.click(draw(door, { press: () => (presses += 1) }));
    expect([presses, door.open]).toEqual([1, true]);
  });

  it('that submits leaves the rest to its form', async () => {
    const door = { open: true };
    let submits = 0;
    const submit = (event: Event): void => {
      event.preventDefault();
      submits += 1;
    };
    render(html`<form @submit=${submit}>${commandButton(close, door, { submits: true })}</form>`, main);
    await userEvent.click(page.getByRole('button'));
    expect([submits, door.open]).toEqual([1, true]);
  });

  it('is told from another of the same command by where it stands, and may have other words', () => {
    const button = draw({ open: true }, { within: 'hall', words: 'Shut it' });
    expect(button.dataset['control']).toBe('hall.door.close');
    expect(button.textContent.trim()).toBe('Shut it');
  });
});
