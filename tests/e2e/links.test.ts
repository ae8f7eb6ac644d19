/** The address in a real browser: history, reloads, leaving, titles, what a link may carry and what it may not. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { button, linkWith, openMenu, patient, progress, unfoldSettings, visit } from './visit.js';

const site = visit();

const view = (page: Page, name: string): Promise<void> => page.getByRole('link', { name, exact: true }).click();
const shownView = (page: Page, name: string): Promise<void> =>
  page.locator('nav a[aria-current="page"]').getByText(name, { exact: true }).waitFor();
const epochs = (page: Page): Promise<string> => page.getByLabel('Epochs', { exact: true }).inputValue();
/** Typed and left with Tab, which is when the page takes it. */
async function setEpochs(page: Page, value: string): Promise<void> {
  if (await page.getByLabel('Epochs', { exact: true }).isHidden()) await unfoldSettings(page);
  await page.getByLabel('Epochs', { exact: true }).fill(value);
  await page.keyboard.press('Tab');
}
const hash = (page: Page): Promise<string> => page.evaluate(() => location.hash);
const titled = (page: Page, title: string): Promise<unknown> =>
  page.waitForFunction((wanted) => document.title === wanted, title);

describe('Back and Forward', () => {
  it('go through the views, and a setting made on the way stays', async () => {
    const page = await site.open('#f=gelu');
    await view(page, 'Train');
    await setEpochs(page, '3');
    await linkWith(page, 'epochs=3');
    await view(page, 'Neurons');
    await shownView(page, 'Neurons');
    await page.goBack();
    await shownView(page, 'Train');
    expect(await epochs(page)).toBe('3');
    await page.goBack();
    await shownView(page, 'Explore');
    expect(await hash(page)).toBe('#f=gelu&epochs=3');
    await page.goForward();
    await shownView(page, 'Train');
    expect(await epochs(page)).toBe('3');
    await page.reload();
    await shownView(page, 'Train');
    await page.goBack();
    await shownView(page, 'Explore');
    expect(await hash(page)).toBe('#f=gelu&epochs=3');
  });

  it('lead back to a link that was read before, as it was left', async () => {
    const page = await site.open('#f=gelu');
    await view(page, 'Train');
    await setEpochs(page, '3');
    await linkWith(page, 'epochs=3');
    await page.evaluate(() => {
      location.hash = '#f=tanh&view=design';
    });
    await shownView(page, 'Design');
    await page.goBack();
    await shownView(page, 'Train');
    expect(await epochs(page)).toBe('3');
    await page.goBack();
    await titled(page, 'GELU · Explore · Activarium');
    expect(await hash(page)).toBe('#f=gelu&epochs=3');
  });

  it('bring the page back from another site with what was changed last', async () => {
    const page = await site.open('#view=train&f=gelu');
    await setEpochs(page, '3');
    await page.goto('about:blank');
    await page.goBack();
    await shownView(page, 'Train');
    await expect.poll(() => epochs(page), patient).toBe('3');
  });
});

describe('a reload', () => {
  it('at once after a change keeps the change', async () => {
    const page = await site.open('#view=train&f=relu');
    for (const value of ['4', '5', '6']) await setEpochs(page, value);
    await page.waitForTimeout(50);
    await page.reload();
    await shownView(page, 'Train');
    await expect.poll(() => epochs(page), patient).toBe('6');
    await linkWith(page, 'epochs=6');
  });
});

describe('leaving the page', () => {
  /** Whether the browser asks; the page stays where it does. */
  async function asks(page: Page): Promise<boolean> {
    let asked = false;
    page.once('dialog', (dialog) => {
      asked = dialog.type() === 'beforeunload';
      void dialog.accept();
    });
    await page.reload();
    page.removeAllListeners('dialog');
    return asked;
  }

  it('is not asked about while what is trained is kept: it goes on by itself, or rests where it was', async () => {
    const page = await site.open('#view=train&f=relu&hidden=32&epochs=1000');
    await button(page, 'Run').click();
    await button(page, 'Pause training').waitFor();
    await progress(page, /epoch [2-9]/).waitFor();
    expect(await asks(page)).toBe(false);
    await button(page, 'Pause training').waitFor();
    // It is further than where it was left, and has not begun anew.
    const [, epoch] = /epoch ([\d.]+)/.exec((await progress(page, /epoch [\d.]+/).textContent()) ?? '') ?? [];
    expect(Number(epoch)).toBeGreaterThanOrEqual(2);
    await button(page, 'Pause training').click();
    await button(page, 'Resume training').waitFor();
    await page.getByText(/^(Counting|Making)/).waitFor({ state: 'detached' });
    expect(await asks(page)).toBe(false);
    await button(page, 'Resume training').waitFor();
    await progress(page, /paused at epoch/).waitFor();
  });

  it('is asked about where the browser stores nothing, while a training runs or is paused, and not before or after', async () => {
    await site.context.addInitScript(() => {
      indexedDB.open = () => {
        throw new DOMException('Nothing is stored here.', 'SecurityError');
      };
    });
    const page = await site.open('#view=train&f=relu&hidden=32&epochs=1000');
    await button(page, 'Run').click();
    await button(page, 'Pause training').waitFor();
    await expect.poll(() => asks(page), patient).toBe(true);
    expect(await asks(page)).toBe(false);
    await button(page, 'Run').click();
    await button(page, 'Pause training').click();
    await button(page, 'Resume training').waitFor();
    expect(await asks(page)).toBe(true);
    await button(page, 'Run').click();
    await button(page, 'Pause training').waitFor();
    await button(page, 'Stop').first().click();
    await button(page, 'Pause training').waitFor({ state: 'detached' });
    await progress(page, /[Ss]topped/).waitFor();
    expect(await asks(page)).toBe(false);
  });

  it('costs a judgement nothing', async () => {
    const page = await site.open('#view=design&f=gelu&hidden=64&epochs=20&seeds=2&draft=~Mine~x*tanh(x)');
    await button(page, /^Judge/)
      .first()
      .click();
    await page
      .getByText(/epoch [2-9]/)
      .first()
      .waitFor({ timeout: 60_000 });
    expect(await asks(page)).toBe(false);
    await button(page, 'Pause judging').waitFor();
    await page
      .getByText(/epoch \d/)
      .first()
      .waitFor({ timeout: 60_000 });
  });
});

describe('the title', () => {
  it('names the functions and the view', async () => {
    const page = await site.open('#f=gelu,swish');
    await titled(page, 'GELU and Swish · Explore · Activarium');
    await view(page, 'Train');
    await titled(page, 'GELU and Swish · Train · Activarium');
    await view(page, 'Neurons');
    await titled(page, 'GELU and Swish · Neurons · Activarium');
    await view(page, 'Design');
    await titled(page, 'GELU and Swish · Design · Activarium');
    const six = await site.open('#f=relu,gelu,silu,mish,tanh,elu');
    await titled(six, 'ReLU, GELU and 4 more · Explore · Activarium');
    const own = await site.open('#own=Mine~x*tanh(x)&f=f-0000000000000000');
    await titled(own, 'ReLU · Explore · Activarium');
  });

  it('says how far a training is', async () => {
    const page = await site.open('#view=train&f=relu&hidden=32&epochs=1000');
    await button(page, 'Run').click();
    await page.waitForFunction(() => /^\d+ % · ReLU · Train · Activarium$/.test(document.title));
  });
});

describe('the theme', () => {
  const stored = (page: Page): Promise<string | null> => page.evaluate(() => localStorage.getItem('activarium.theme'));
  const paper = (page: Page): Promise<string> =>
    page.evaluate(() => getComputedStyle(document.querySelector('activarium-page') ?? document.body).backgroundColor);

  it('of a link is neither used nor kept, and says nothing', async () => {
    const page = await site.open('#f=gelu&theme=dark');
    await page.emulateMedia({ colorScheme: 'light' });
    const light = await paper(page);
    expect(await page.getByRole('status').filter({ hasText: 'Parts of the link' }).count()).toBe(0);
    expect(await page.getByLabel('Theme').inputValue()).toBe('system');
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await paper(page)).not.toBe(light);
    await view(page, 'Train');
    expect(await hash(page)).toBe('#view=train&f=gelu');
    expect(await stored(page)).toBeNull();
  });

  it('is the system’s again when that is chosen after another, and stays so', async () => {
    const page = await site.open('#theme=dark');
    await page.emulateMedia({ colorScheme: 'dark' });
    const dark = await paper(page);
    await openMenu(page);
    await page.getByLabel('Theme').selectOption('light');
    expect(await stored(page)).toBe('light');
    expect(await paper(page)).not.toBe(dark);
    const tab = await site.open('#theme=dark');
    expect(await tab.getByLabel('Theme').inputValue()).toBe('light');
    await openMenu(page);
    await page.getByLabel('Theme').selectOption('system');
    expect(await paper(page)).toBe(dark);
    expect(await stored(page)).toBe('system');
    await page.reload();
    await page.getByText('Loading the engine…').waitFor({ state: 'detached' });
    expect(await page.getByLabel('Theme').inputValue()).toBe('system');
    expect(await paper(page)).toBe(dark);
  });
});

describe('a link', () => {
  const notice = (page: Page): ReturnType<Page['locator']> =>
    page.getByRole('status').filter({ hasText: 'Parts of the link' });

  it('whose name is cut at a letter of two halves opens', async () => {
    const page = await site.open(`#own=${'a'.repeat(39)}😀~x`);
    await page.getByRole('button', { name: new RegExp(`^${'a'.repeat(39)}😀`) }).waitFor();
    await openMenu(page);
    await page.getByLabel('Theme').waitFor();
  });

  it('that HTML or a mail program changed opens as it was meant', async () => {
    for (const link of [
      '#view=train&amp;f=gelu&amp;epochs=3',
      '#view%3Dtrain%26f%3Dgelu%26epochs%3D3',
      '#view%253Dtrain%2526f%253Dgelu%2526epochs%253D3',
      '##view=train&f=gelu&epochs=3).',
      '#view=train&f=ge\u200Blu&epochs=3',
    ]) {
      const page = await site.open(link);
      await titled(page, 'GELU · Train · Activarium');
      expect(await epochs(page)).toBe('3');
      expect(await notice(page).count()).toBe(0);
      await page.close();
    }
  });

  it('that was cut says so, and one with unknown or doubled parts names them', async () => {
    const page = await site.open('#view=design&f=relu&own=Mine~x*tanh(b*x)~b:1:0:5&draft=~Mine~x*tanh(b*x)~b:1:0:5');
    await view(page, 'Explore');
    const link = await linkWith(page, 'check=');
    const cut = await site.open(link.slice(0, -10));
    await notice(cut).getByText('The link was cut or changed on its way').waitFor();
    const odd = await site.open('#f=gelu&utm_source=x&lr=0.1&lr=0.2');
    await notice(odd).getByText('“utm_source” is not known here.').waitFor();
    await notice(odd).getByText('Learning rate stands in the link more than once; 0.2 is used.').waitFor();
  });

  it('is short where all is as at the start, in the address, in what is copied and in the header', async () => {
    await site.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const page = await site.open('#view=train&f=relu,gelu&about=relu&lr=0.01&theme=dark&at=');
    expect(await page.getByRole('link', { name: 'Explore' }).getAttribute('href')).toBe('#f=relu,gelu');
    expect(await page.getByRole('link', { name: 'Design' }).getAttribute('href')).toBe('#view=design&f=relu,gelu');
    await setEpochs(page, '3');
    await button(page, 'Copy link').click();
    await page.getByText('Copied: it opens this page as it is now').waitFor();
    expect(await hash(page)).toBe('#view=train&f=relu,gelu&epochs=3');
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toBe(`${site.url.replace(/\/?$/, '/')}#view=train&f=relu,gelu&epochs=3`);
  });
});
