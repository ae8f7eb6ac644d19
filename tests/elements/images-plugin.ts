/** Gives the tests of elements the site's images; runs beside the browser, in Node. */
import type { Plugin } from 'vite';

/** Where the engine's source, which is not bundled here, looks for them, and where the build puts them. */
const [asked, built] = ['/web/src/data/', '/dist/data/'];

export const imagesPlugin = (): Plugin => ({
  name: 'images-of-the-site',
  configureServer: ({ middlewares }) => {
    middlewares.use((request, _response, next) => {
      if (request.url?.startsWith(asked)) request.url = built + request.url.slice(asked.length);
      next();
    });
  },
});
