/** Declarations and comments as HTML, with links from every name to where it is told. */

/** @typedef {import('./read-declarations.mjs').Declaration} Declaration */

/** @param {string} text */
export const escaped = (text) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** A member without what marks it optional or a method: its part of the address. @param {string} name */
const plain = (name) => name.replace(/\(\)$|\?$/, '').replaceAll(' ', '-');

/**
 * Writes declarations, of which it knows all, so that it can link to them.
 * @param {readonly Declaration[]} declarations
 */
export function htmlOf(declarations) {
  const known = new Map(declarations.map((declaration) => [declaration.name, declaration]));
  const members = new Set(declarations.flatMap(({ name, members: m }) => m.map((at) => `${name}.${plain(at.name)}`)));

  /** Escaped code, in which names of types are links. @param {string} code @param {string} [own] the type it stands in */
  const linkedCode = (code, own) =>
    escaped(code).replace(/'[^']*'|\b[A-Z]\w+\b/g, (word) =>
      known.has(word) && word !== own ? `<a href="#${word}">${word}</a>` : word,
    );

  /** What stands between back-quotes: `Run.train` and `Run.train()` are links, and names of types. @param {string} code */
  const inlineCode = (code) => {
    const target = code.replace(/\(\)$/, '');
    const isKnown = known.has(target) || members.has(target);
    return `<code>${isKnown ? `<a href="#${escaped(target)}">${escaped(code)}</a>` : escaped(code)}</code>`;
  };

  /** @param {string} text */
  const inline = (text) =>
    text
      .split(/`([^`]*)`/)
      .map((part, i) => (i % 2 === 0 ? escaped(part) : inlineCode(part)))
      .join('');

  /** @param {string} doc */
  const paragraphs = (doc) =>
    doc === ''
      ? ''
      : doc
          .split('\n\n')
          .map((paragraph) => `<p>${inline(paragraph)}</p>`)
          .join('\n');

  /** @param {Declaration} declaration */
  const declaration = ({ name, doc, heading, code, members: rows }) => {
    const ids = new Set();
    const hasTypes = rows.some(({ type }) => type !== '');
    const columns = hasTypes ? ['Name', 'Type', 'Meaning'] : ['Name', 'Meaning'];
    const head = columns.map((title) => `<th scope="col">${title}</th>`).join('');
    const row = (/** @type {import('./read-declarations.mjs').Member} */ member) => {
      const id = `${name}.${plain(member.name)}`;
      const attribute = ids.has(id) ? '' : ` id="${escaped(id)}"`;
      ids.add(id);
      const type = hasTypes ? `<td>${member.type === '' ? '' : `<code>${linkedCode(member.type)}</code>`}</td>` : '';
      return `<tr${attribute}><th scope="row"><code>${escaped(member.name).replaceAll('.', '.<wbr>')}</code></th>${type}<td>${paragraphs(member.doc)}</td></tr>`;
    };
    const isFunction = heading.startsWith('(');
    return [
      `<section class="declaration" id="${name}">`,
      `<h3><a href="#${name}"><code>${name}</code></a>${isFunction || heading === '' ? '' : ` <code class="heading">${linkedCode(heading)}</code>`}</h3>`,
      isFunction ? `<pre><code>${name}${linkedCode(heading)}</code></pre>` : '',
      paragraphs(doc),
      code === '' ? '' : `<pre><code>${linkedCode(code, name)}</code></pre>`,
      rows.length === 0
        ? ''
        : `<table><thead><tr>${head}</tr></thead><tbody>\n${rows.map(row).join('\n')}\n</tbody></table>`,
      '</section>',
    ]
      .filter((part) => part !== '')
      .join('\n');
  };

  /**
   * What the comment of `Run.dispose` or of a type says, of which `about` picks the paragraph. It is an error if there is
   * no such comment: the page would say less than it should.
   * @param {string} name @param {RegExp} [about]
   */
  const quote = (name, about = /./) => {
    const [type = '', ...rest] = name.split('.');
    const member = rest.join('.');
    const found = known.get(type);
    const doc = member === '' ? found?.doc : found?.members.find((at) => plain(at.name) === member)?.doc;
    const text = doc?.split('\n\n').find((paragraph) => about.test(paragraph));
    if (text === undefined)
      throw new Error(`The page of the library quotes ${name}, which has no comment of ${about}.`);
    return `<dt><code><a href="#${name}">${name}</a></code></dt><dd>${inline(text)}</dd>`;
  };

  return { declaration, paragraphs, inline, quote };
}

/** A program as it stands in its file: the first comment is its title. @param {string} name @param {string} text */
export function programOf(name, text) {
  const [, title = '', code = ''] = /^\/\/ (.*)\n([^]*)$/.exec(text) ?? [];
  if (title === '') throw new Error(`${name} does not begin with a comment that is its title.`);
  const id = `program-${name.replace(/\.mjs$/, '')}`;
  const written = escaped(code.trim()).replace(/(^|\s)(\/\/ .*)$/gm, '$1<span class="remark">$2</span>');
  return { id, title, html: `<pre tabindex="0"><code>${written}</code></pre>` };
}
