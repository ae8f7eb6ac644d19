/** Pictures beside each other: how far two of them differ. */
import type { BrowserContext, Locator } from 'playwright-core';

/** Differences of edges that fall between two pixels are no larger. */
const noticeable = 48;

/** The share of pixels that differ visibly in two PNG pictures of one size. */
export async function differentShare(context: BrowserContext, a: Buffer, b: Buffer): Promise<number> {
  const page = await context.newPage();
  try {
    return await page.evaluate(
      async ([first, second, least]) => {
        const pixelsOf = async (base64: string): Promise<ImageData> => {
          const image = new Image();
          image.src = `data:image/png;base64,${base64}`;
          await image.decode();
          const canvas = document.createElement('canvas');
          Object.assign(canvas, { width: image.width, height: image.height });
          const drawing = canvas.getContext('2d');
          if (!drawing) throw new Error('There is no canvas.');
          drawing.drawImage(image, 0, 0);
          return drawing.getImageData(0, 0, image.width, image.height);
        };
        const [x, y] = [await pixelsOf(first), await pixelsOf(second)];
        if (x.width !== y.width || x.height !== y.height)
          throw new Error(`${String(x.width)} × ${String(x.height)} is not ${String(y.width)} × ${String(y.height)}.`);
        let different = 0;
        for (let at = 0; at < x.data.length; at += 4) {
          const off = [0, 1, 2].map((part) => Math.abs((x.data[at + part] ?? 0) - (y.data[at + part] ?? 0)));
          if (Math.max(...off) > least) different += 1;
        }
        return different / (x.width * x.height);
      },
      [a.toString('base64'), b.toString('base64'), noticeable] as const,
    );
  } finally {
    await page.close();
  }
}

interface Shown {
  readonly picture: Buffer;
  readonly size: { readonly width: number; readonly height: number };
  /** Where the element starts within a pixel. */
  readonly x: number;
  readonly y: number;
}

/** What the page shows of an element, without its texts and what lies over it. */
export async function shownWithoutText(element: Locator): Promise<Shown> {
  await element.scrollIntoViewIfNeeded();
  await element.evaluate((shown) => {
    const over =
      shown instanceof SVGElement ? shown.querySelectorAll<SVGElement>('text') : shown.parentElement?.children;
    for (const each of (over ?? []) as Iterable<HTMLElement | SVGElement>)
      if (each !== shown) each.style.visibility = 'hidden';
  });
  const box = await element.boundingBox();
  if (!box) throw new Error('The figure has no place.');
  const corner = { x: Math.floor(box.x), y: Math.floor(box.y) };
  const size = { width: Math.ceil(box.width), height: Math.ceil(box.height) };
  const picture = await element.page().screenshot({ clip: { ...corner, ...size } });
  return { picture, size, x: box.x - corner.x, y: box.y - corner.y };
}

/** What a reader of XML finds wrong with a file; nothing where it is well formed. */
export async function problemOf(context: BrowserContext, file: string): Promise<string | undefined> {
  const page = await context.newPage();
  try {
    return await page.evaluate(
      (text) => new DOMParser().parseFromString(text, 'image/svg+xml').querySelector('parsererror')?.textContent,
      file,
    );
  } finally {
    await page.close();
  }
}

/** An SVG file drawn by itself on a page's ground, without its texts; `place`: where it starts within a pixel. */
export async function drawnAlone(
  context: BrowserContext,
  file: string,
  ground: string,
  size: { readonly width: number; readonly height: number },
  place: { readonly x: number; readonly y: number },
): Promise<Buffer> {
  const page = await context.newPage();
  try {
    await page.emulateMedia({ colorScheme: 'light' });
    const picture = file.replace(/<\?xml.*?\?>/, '').replace(/<text.*?<\/text>/gs, '');
    await page.setContent(
      `<body style="margin:0;background:${ground}"><div style="position:absolute;left:${String(place.x)}px;top:${String(place.y)}px">${picture}</div>`,
    );
    return await page.screenshot({ clip: { x: 0, y: 0, ...size } });
  } finally {
    await page.close();
  }
}
