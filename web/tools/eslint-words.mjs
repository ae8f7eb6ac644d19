/**
 * ESLint's rule that words stand in catalogues: no letters in the templates of Lit, in what they give to attributes and
 * properties that are read out or shown, or in a member of that name anywhere. A single letter may be a symbol of mathematics.
 */

/** Attributes, properties and members whose values a reader sees or hears. */
const shown = new Set([
  'aria-description',
  'aria-label',
  'aria-placeholder',
  'aria-roledescription',
  'aria-valuetext',
  'advice',
  'alt',
  'caption',
  'explanation',
  'heading',
  'hint',
  'hostAdvice',
  'label',
  'message',
  'note',
  'placeholder',
  'summary',
  'term',
  'title',
  'unit',
  'words',
]);

const isWord = (/** @type {string} */ text) => /\p{L}{2}/u.test(text.replace(/&\w+;/g, ''));
const nameOf = (/** @type {string} */ attribute) => attribute.replace(/^[.?@]/, '');

/** A part of a template: what stands between two expressions, and where the expression after it stands. */
class Reader {
  /** @type {'text' | 'tag' | 'comment'} */
  place = 'text';
  attribute = '';
  quote = '';

  /** Calls `found` with texts that are shown. @param {string} text @param {(text: string) => void} found */
  read(text, found) {
    let rest = text;
    while (rest !== '') rest = this.#step(rest, found);
  }

  /** Whether an expression here is shown. */
  get isShown() {
    if (this.place === 'text') return true;
    return this.place === 'tag' && shown.has(nameOf(this.attribute));
  }

  /** @param {string} text @param {(text: string) => void} found @returns {string} what is left */
  #step(text, found) {
    if (this.place === 'comment') return this.#until(text, '-->', () => (this.place = 'text'));
    if (this.place === 'text') {
      const end = text.search(/<[!/a-zA-Z]/);
      found(end < 0 ? text : text.slice(0, end));
      if (end < 0) return '';
      this.place = text.startsWith('<!--', end) ? 'comment' : 'tag';
      this.attribute = '';
      return text.slice(end + 1).replace(/^\/?[\w-]*/, '');
    }
    if (this.quote !== '') {
      const end = text.indexOf(this.quote);
      if (shown.has(nameOf(this.attribute))) found(end < 0 ? text : text.slice(0, end));
      if (end < 0) return '';
      this.quote = '';
      this.attribute = '';
      return text.slice(end + 1);
    }
    const [token = ''] = /^(?:\s+|>|"|'|[^\s>"'=]+=?|=)/.exec(text) ?? [];
    if (token === '>') this.place = 'text';
    else if (token === '"' || token === "'") this.quote = token;
    else if (token.trim() !== '') this.attribute = token.replace(/=$/, '');
    return text.slice(Math.max(1, token.length));
  }

  /** @param {string} text @param {string} mark @param {() => void} then */
  #until(text, mark, then) {
    const end = text.indexOf(mark);
    if (end < 0) return '';
    then();
    return text.slice(end + mark.length);
  }
}

/**
 * The texts that an expression may come to, as far as it writes them out itself.
 * @param {any} node @returns {Generator<[node: any, text: string]>}
 */
function* literals(node) {
  switch (node.type) {
    case 'Literal':
      if (typeof node.value === 'string') yield [node, node.value];
      return;
    case 'TemplateLiteral':
      for (const quasi of node.quasis) yield [quasi, quasi.value.cooked ?? ''];
      return;
    case 'ConditionalExpression':
      yield* literals(node.consequent);
      yield* literals(node.alternate);
      return;
    case 'LogicalExpression':
    case 'BinaryExpression':
      if (node.type === 'BinaryExpression' && node.operator !== '+') return;
      yield* literals(node.left);
      yield* literals(node.right);
  }
}

/** @type {import('eslint').Rule.RuleModule} */
export const wordsInCatalogues = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { word: '“{{text}}” belongs into a catalogue: web/src/text/catalogues.' },
  },
  create(context) {
    /** @param {any} node @param {string} text */
    const check = (node, text) => {
      if (isWord(text)) context.report({ node, messageId: 'word', data: { text: text.trim().slice(0, 60) } });
    };
    return {
      /** @param {any} node */
      TaggedTemplateExpression(node) {
        if (node.tag.type !== 'Identifier' || !['html', 'svg'].includes(node.tag.name)) return;
        const reader = new Reader();
        for (const [i, quasi] of node.quasi.quasis.entries()) {
          reader.read(quasi.value.cooked ?? '', (text) => {
            check(quasi, text);
          });
          const expression = node.quasi.expressions[i];
          if (expression && reader.isShown) for (const [literal, text] of literals(expression)) check(literal, text);
        }
      },
      /** @param {any} node */
      Property(node) {
        const name = node.key.type === 'Identifier' && !node.computed ? node.key.name : node.key.value;
        if (typeof name === 'string' && shown.has(name))
          for (const [literal, text] of literals(node.value)) check(literal, text);
      },
    };
  },
};
