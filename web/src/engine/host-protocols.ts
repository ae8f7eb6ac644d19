/** What hosts call on objects by symbols: how Node's console shows them, and how `using` and `await using` end them. */

const inspect = Symbol.for('nodejs.util.inspect.custom');

type Type<T> = abstract new (...args: never[]) => T;

function addMethod(
  type: Type<unknown>,
  name: symbol | undefined,
  value: (this: never, ...args: never[]) => unknown,
): void {
  if (name !== undefined) Object.defineProperty(type.prototype as object, name, { value, configurable: true });
}

/** Objects of the class are shown as what `outline` gives of them, under `name`, and not with their insides. */
export function printsAs<T>(type: Type<T>, name: string, outline: (object: T) => object): void {
  addMethod(type, inspect, function (this: T, _depth: number, options: object, show: Show) {
    return `${name} ${show(outline(this), options)}`;
  });
}
type Show = (value: unknown, options: object) => string;

/** Where the host has the symbols. */
const symbols: { readonly dispose?: symbol; readonly asyncDispose?: symbol } = Symbol;

export function endsByUsing(type: Type<{ dispose(): void }>): void {
  addMethod(type, symbols.dispose, function (this: { dispose(): void }) {
    this.dispose();
  });
}

export function endsByAwaitUsing<T>(type: Type<T>, end: (object: T) => Promise<void>): void {
  addMethod(type, symbols.asyncDispose, async function (this: T) {
    await end(this);
  });
}
