import { describe, expect, it, vi } from 'vitest';
import { commands, page, userEvent, type Locator } from 'vitest/browser';
import type { Table } from '../../../web/src/text/table.js';
import '../../../web/src/ui/activarium-table.js';
import { copies, findings, focusedWords, stand } from '../stand.js';

const scores: Table = {
  caption: 'Accuracy after training',
  columns: [
    { name: 'Function', isHeading: true },
    { name: 'Accuracy', format: (value) => `${(100 * value).toFixed(1)} %` },
  ],
  rows: [
    ['ReLU', 0.8711],
    ['Tanh', 0.8502],
    ['GELU', 0.8823],
    ['ELU', undefined],
  ],
};

const rich: Table = {
  caption: 'Results',
  note: 'So far.',
  columns: [
    { name: 'Function', isHeading: true },
    { name: 'Dead', explanation: 'Always 0.' },
    { name: 'Of', isForCsv: true },
  ],
  rows: [
    [{ value: 'ReLU', slot: 1 }, { value: 9, text: '9 of 640', isDead: true }, 640],
    [{ value: 'SwiGLU', slot: 2, note: 'narrower' }, { value: 10, text: '10 of 366' }, 366],
  ],
  foot: [['Both', 19, 1006]],
};

const head = (name: string): Locator => page.getByRole('columnheader', { name });
const names = (): readonly string[] =>
  page
    .getByRole('rowheader')
    .elements()
    .map(({ textContent }) => textContent);

describe('a table', () => {
  it('is a region with a caption, in which every row is named by its first cell', async () => {
    await stand('activarium-table', { table: scores });
    await expect.element(page.getByRole('region', { name: 'Accuracy after training' })).toBeVisible();
    await expect.element(page.getByRole('table', { name: 'Accuracy after training' })).toBeVisible();
    await expect.element(page.getByRole('row', { name: 'GELU 88.2 %' })).toBeVisible();
    await expect.element(page.getByRole('row', { name: 'ELU –', exact: true })).toBeVisible();
    await expect.element(head('Accuracy')).not.toHaveAttribute('aria-sort');
  });

  it('is nothing before there is one', async () => {
    await stand('activarium-table', {});
    expect(page.getByRole('table').query()).toBeNull();
    expect(page.getByRole('button').query()).toBeNull();
  });

  it('is sorted by a click on a number’s head from the largest, then the least, then as it was', async () => {
    await stand('activarium-table', { table: scores });
    const sort = page.getByRole('button', { name: 'Accuracy' });
    await sort.click();
    expect(names()).toEqual(['GELU', 'ReLU', 'Tanh', 'ELU']);
    await expect.element(head('Accuracy')).toHaveAttribute('aria-sort', 'descending');
    await expect.element(sort).toHaveTextContent('Accuracy ▼');
    await sort.click();
    expect(names()).toEqual(['Tanh', 'ReLU', 'GELU', 'ELU']);
    await expect.element(head('Accuracy')).toHaveAttribute('aria-sort', 'ascending');
    await sort.click();
    expect(names()).toEqual(['ReLU', 'Tanh', 'GELU', 'ELU']);
    await expect.element(head('Accuracy')).not.toHaveAttribute('aria-sort');
  });

  it('is sorted by keys alone, words from A, and the head keeps the focus', async () => {
    await stand('activarium-table', { table: scores });
    await userEvent.keyboard('{Tab}{Tab}');
    expect(focusedWords()).toBe('Function');
    await userEvent.keyboard('{Enter}');
    expect(names()).toEqual(['ELU', 'GELU', 'ReLU', 'Tanh']);
    await expect.element(head('Function')).toHaveAttribute('aria-sort', 'ascending');
    await userEvent.keyboard(' ');
    expect(names()).toEqual(['Tanh', 'ReLU', 'GELU', 'ELU']);
    await expect.element(head('Function')).toHaveAttribute('aria-sort', 'descending');
    expect(focusedWords()).toBe('Function ▼');
  });

  it('is sorted by one column at a time', async () => {
    await stand('activarium-table', { table: scores });
    await page.getByRole('button', { name: 'Accuracy' }).click();
    await page.getByRole('button', { name: 'Function' }).click();
    await expect.element(head('Function')).toHaveAttribute('aria-sort', 'ascending');
    await expect.element(head('Accuracy')).not.toHaveAttribute('aria-sort');
  });

  it('is copied as CSV with all digits and as Markdown as it is shown, in the order shown', async () => {
    const copied = copies();
    await stand('activarium-table', { table: scores });
    await page.getByRole('button', { name: 'Accuracy' }).click();
    await page.getByRole('button', { name: 'CSV' }).click();
    await expect.element(page.getByRole('status')).toHaveTextContent('Copied as CSV.');
    expect(copied()).toBe('Function,Accuracy\r\nGELU,0.8823\r\nReLU,0.8711\r\nTanh,0.8502\r\nELU,\r\n');
    await page.getByRole('button', { name: 'Markdown' }).click();
    await expect.element(page.getByRole('status')).toHaveTextContent('Copied as Markdown.');
    expect(copied()).toBe(
      '| Function | Accuracy |\n| --- | --: |\n| GELU | 88.2 % |\n| ReLU | 87.1 % |\n| Tanh | 85.0 % |\n| ELU | – |\n',
    );
  });

  it('says so where the browser does not let it copy', async () => {
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('no', 'NotAllowedError'));
    await stand('activarium-table', { table: scores });
    await page.getByRole('button', { name: 'CSV' }).click();
    await expect.element(page.getByRole('status')).toHaveTextContent('This browser does not allow copying here.');
  });

  it('shows 500 rows of more, says so, sorts all and copies all', async () => {
    const copied = copies();
    const rows = Array.from({ length: 750 }, (_, i) => [`unit ${String(i + 1)}`, i / 1000]);
    await stand('activarium-table', { table: { ...scores, rows } });
    expect(names()).toHaveLength(500);
    await expect.element(page.getByText('The first 500 of 750 rows; a copy has them all.')).toBeVisible();
    await page.getByRole('button', { name: 'Accuracy' }).click();
    expect(names()[0]).toBe('unit 750');
    await page.getByRole('button', { name: 'CSV' }).click();
    await expect.element(page.getByRole('status')).toHaveTextContent('Copied as CSV.');
    expect(copied()?.trimEnd().split('\r\n')).toHaveLength(751);
  });

  it('of 500 rows shows them all and says nothing of it', async () => {
    const rows = Array.from({ length: 500 }, (_, i) => [`unit ${String(i + 1)}`, i]);
    await stand('activarium-table', { table: { ...scores, rows } });
    expect(names()).toHaveLength(500);
    expect(page.getByText(/^The first/).query()).toBeNull();
  });

  it('marks functions by their slots, and keeps sums below in every order', async () => {
    await stand('activarium-table', { table: rich });
    await expect.element(page.getByRole('row', { name: 'ReLU 9 of 640' })).toBeVisible();
    const marks = (): readonly (string | undefined)[] =>
      page
        .getByRole('rowheader')
        .elements()
        .map((cell) => cell.querySelector('svg')?.classList[1]);
    expect(marks()).toEqual(['slot-1', 'slot-2', undefined]);
    await page.getByRole('button', { name: 'Dead', exact: true }).click();
    expect(names().map((name) => name.trim())).toEqual(['SwiGLUnarrower', 'ReLU', 'Both']);
    expect(marks()).toEqual(['slot-2', 'slot-1', undefined]);
  });

  it('says before it what holds for all of it, and has its name for screen readers alone where the page has it', async () => {
    const element = await stand('activarium-table', { table: rich });
    const table = page.getByRole('table', { name: 'Results' });
    await expect.element(table).toHaveAccessibleDescription('So far.');
    await expect.element(page.getByText('Results', { exact: true })).toBeVisible();
    element.isCaptionUnseen = true;
    await expect.element(page.getByText('Results', { exact: true })).not.toBeInTheDocument();
    await expect.element(table).toBeVisible();
  });

  it('explains what a column is at a question mark behind its name, which cells are not told with', async () => {
    await stand('activarium-table', { table: rich });
    await expect.element(head('Dead')).toHaveAccessibleName('Dead');
    const question = page.getByRole('button', { name: 'What “Dead” means' });
    await question.click();
    await expect.element(page.getByRole('tooltip')).toHaveTextContent('Always 0.');
    await expect.element(page.getByRole('tooltip')).toBeVisible();
    await expect.element(head('Dead')).not.toHaveAttribute('aria-sort');
  });

  it('tells its controls from those of another table, whatever the language', async () => {
    const element = await stand('activarium-table', { table: rich, name: 'results' });
    const controls = [...(element.shadowRoot?.querySelectorAll('[data-control]') ?? [])].map((control) =>
      control.getAttribute('data-control'),
    );
    expect(controls).toEqual([
      'results.scroll',
      'results.sort-1',
      'results.sort-2',
      'results.copy-csv',
      'results.copy-markdown',
    ]);
  });

  it.each(['light', 'dark'] as const)('has nothing that axe finds, rich cells too, on %s', async (colorScheme) => {
    await commands.emulate({ colorScheme });
    await stand('activarium-table', { table: rich });
    expect(await findings()).toEqual([]);
  });

  it.each(['light', 'dark'] as const)('has nothing that axe finds, sorted too, on %s', async (colorScheme) => {
    await commands.emulate({ colorScheme });
    await stand('activarium-table', { table: scores });
    await page.getByRole('button', { name: 'Accuracy' }).click();
    expect(await findings()).toEqual([]);
  });
});
