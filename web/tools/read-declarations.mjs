/** What a file of TypeScript declares, with its comments: read from its text, without looking at other files. */
import ts from 'typescript';

/**
 * @typedef {{ name: string, type: string, doc: string }} Member a nested one is called `outer.inner`, `list[].inner`
 * @typedef {{ name: string, doc: string, heading: string, code: string, members: Member[] }} Declaration `heading`:
 *   what stands behind the name, as `extends Error`; `code`: what a type stands for, empty where the members tell it
 * @typedef {{ doc: string, declarations: Declaration[] }} DeclaredFile
 */

/** Longer literal types are told member by member. */
const longestInline = 60;

/** @param {string} name @param {string} text @returns {DeclaredFile} */
export function readDeclarations(name, text) {
  const file = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
  const declarations = file.statements.flatMap((statement) => declarationsOf(statement));
  const head = /^\/\*\*[^]*?\*\//.exec(text)?.[0] ?? '';
  return { doc: unwrapped(head), declarations };
}

/** @param {ts.Statement} statement @returns {Declaration[]} */
function declarationsOf(statement) {
  const doc = docOf(statement);
  if (ts.isInterfaceDeclaration(statement)) {
    const heading = (statement.heritageClauses ?? []).map((clause) => collapsed(clause.getText())).join(' ');
    return [{ name: statement.name.text, doc, heading, code: '', members: membersOf(statement.members, '') }];
  }
  if (ts.isTypeAliasDeclaration(statement)) {
    const parameters = statement.typeParameters?.map((p) => p.getText()).join(', ') ?? '';
    const heading = parameters === '' ? '' : `<${parameters}>`;
    return [{ name: statement.name.text, doc, heading, ...aliased(statement.type) }];
  }
  if (ts.isClassDeclaration(statement) && statement.name !== undefined) {
    const heading = (statement.heritageClauses ?? []).map((clause) => collapsed(clause.getText())).join(' ');
    const fields = statement.members.filter(ts.isConstructorDeclaration).flatMap(({ parameters }) => [...parameters]);
    const told = [
      ...fields.filter((parameter) => ts.isParameterPropertyDeclaration(parameter, parameter.parent)),
      ...statement.members.filter(ts.isPropertyDeclaration).filter((member) => docOf(member) !== ''),
    ];
    const members = told.map((field) => ({
      name: `${field.name.getText()}${field.questionToken ? '?' : ''}`,
      type: typeText(field.type),
      doc: docOf(field),
    }));
    return [{ name: statement.name.text, doc, heading, code: '', members }];
  }
  if (!ts.isVariableStatement(statement)) return [];
  return statement.declarationList.declarations
    .map((variable) => ({ name: variable.name.getText(), value: variable.initializer }))
    .filter(({ value }) => value !== undefined && ts.isArrowFunction(value))
    .map(({ name, value }) => {
      const { parameters, type } = /** @type {ts.ArrowFunction} */ (value);
      const given = parameters.map((p) => `${p.name.getText()}${p.initializer ? '?' : ''}: ${typeText(p.type)}`);
      return { name, doc, heading: `(${given.join(', ')}): ${typeText(type)}`, code: '', members: [] };
    });
}

/** What a type stands for. @param {ts.TypeNode} type @returns {{ code: string, members: Member[] }} */
function aliased(type) {
  const values = ts.isUnionTypeNode(type) ? type.types.map((value) => ({ value, doc: remarkBehind(value) })) : [];
  if (values.some(({ doc }) => doc !== ''))
    return { code: '', members: values.map(({ value, doc }) => ({ name: value.getText(), type: '', doc })) };
  const literals = literalsIn(type);
  if (!literals.some((literal) => literal.members.some((member) => docOf(member) !== '')))
    return { code: literals.length === 0 ? typeText(type) : linesOf(type), members: [] };
  return { code: typeText(type, true), members: literals.flatMap(({ members }) => membersOf(members, '')) };
}

/** @param {readonly ts.TypeElement[]} elements @param {string} prefix @returns {Member[]} */
function membersOf(elements, prefix) {
  return elements.flatMap((element) => {
    if (!ts.isPropertySignature(element) && !ts.isMethodSignature(element)) return [];
    const name = `${prefix}${element.name.getText()}`;
    const optional = element.questionToken ? '?' : '';
    const doc = docOf(element);
    if (ts.isMethodSignature(element)) {
      const given = element.parameters.map((parameter) => withoutComments(parameter)).join(', ');
      return [{ name: `${name}()`, type: `(${collapsed(given)}) => ${typeText(element.type)}`, doc }];
    }
    const literals = isLong(element.type) ? literalsIn(element.type) : [];
    const inner = literals.flatMap((literal) =>
      membersOf(literal.members, `${name}${isOfList(literal, element) ? '[]' : ''}.`),
    );
    return [{ name: `${name}${optional}`, type: typeText(element.type, inner.length > 0), doc }, ...inner];
  });
}

/** Whether the members of a type have a row each. @param {ts.TypeNode | undefined} type */
function isLong(type) {
  if (type === undefined) return false;
  const hasDocs = literalsIn(type).some((literal) => literal.members.some((member) => docOf(member) !== ''));
  return hasDocs || typeText(type).length > longestInline;
}

/** @param {ts.Node} literal @param {ts.Node} within */
function isOfList(literal, within) {
  for (let node = literal.parent; node !== within; node = node.parent) if (ts.isArrayTypeNode(node)) return true;
  return false;
}

/** The outermost literal types in a type. @param {ts.Node | undefined} node @returns {ts.TypeLiteralNode[]} */
function literalsIn(node) {
  if (node === undefined) return [];
  if (ts.isTypeLiteralNode(node)) return [node];
  /** @type {ts.TypeLiteralNode[]} */
  const found = [];
  node.forEachChild((child) => void found.push(...literalsIn(child)));
  return found;
}

/** On one line; `short` leaves out what literal types hold. @param {ts.TypeNode | undefined} type @param {boolean} [short] */
function typeText(type, short = false) {
  if (type === undefined) return '';
  let text = withoutComments(type);
  if (short) for (const literal of literalsIn(type)) text = text.replace(withoutComments(literal), '{ … }');
  return collapsed(text).replace(/^\| /, '');
}

/** @param {string} text */
const collapsed = (text) =>
  text
    .replace(/\s+/g, ' ')
    .replace(/\breadonly (?=\w+\??:)/g, '')
    .replace(/; \}/g, ' }');

/** @param {ts.Node} node */
const withoutComments = (node) => node.getText().replace(/\s*\/\*\*[^]*?\*\//g, '');

/** On its own lines, the first of which begins them. @param {ts.Node} node */
const linesOf = (node) => withoutComments(node).replaceAll('readonly ', '').replaceAll('\n  ', '\n');

/** A comment's text, paragraphs apart by an empty line. @param {string} comment */
const unwrapped = (comment) =>
  comment
    .replace(/^\/\*\*|\*\/$/g, '')
    .split('\n')
    .map((line) => line.replace(/^\s*\* ?/, '').trim())
    .join('\n')
    .trim()
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.replaceAll('\n', ' '))
    .join('\n\n');

/** The comment right before a declaration; the one that opens the file is the file's. @param {ts.Node} node */
function docOf(node) {
  const text = node.getSourceFile().text;
  const ranges = ts.getLeadingCommentRanges(text, node.getFullStart()) ?? [];
  const last = ranges.filter(({ pos }) => pos > 0 && text.startsWith('/**', pos)).at(-1);
  return last === undefined ? '' : unwrapped(text.slice(last.pos, last.end));
}

/** The remark on the same line behind a value, and behind the semicolon of the last. @param {ts.Node} node */
function remarkBehind(node) {
  const text = node.getSourceFile().text;
  const end = text[node.end] === ';' ? node.end + 1 : node.end;
  const [range] = ts.getTrailingCommentRanges(text, end) ?? [];
  return range === undefined ? '' : text.slice(range.pos, range.end).replace(/^\/\/ ?/, '');
}
