/** Fields read alike, wherever they stand. */
import { describe, expect, it } from 'vitest';
import { button, linkWith, unfoldSettings, visit } from './visit.js';

const site = visit();

describe('a number with a decimal comma', () => {
  it('is taken by every field of Train that takes parts of one, and the link has a point', async () => {
    const page = await site.open('#view=train&f=relu');
    await unfoldSettings(page);
    await page.getByLabel('Learning rate').fill('0,05');
    await page.getByLabel('Learning rate').press('Tab');
    await linkWith(page, 'lr=0.05&');
    expect(await page.getByLabel('Learning rate').inputValue()).toBe('0.05');
    await page.getByLabel('Epochs', { exact: true }).fill('1,000');
    await page.getByLabel('Epochs', { exact: true }).press('Tab');
    await page.getByText('Epochs must be a whole number').waitFor();
  });

  it('is taken by the judge of Design', async () => {
    const page = await site.open('#view=design&f=relu');
    await button(page, 'Judge it').waitFor();
    await page.getByLabel('Learning rate').fill('0,05');
    await page.getByLabel('Learning rate').press('Tab');
    await linkWith(page, 'lr=0.05&');
  });
});
