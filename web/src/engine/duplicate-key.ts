/** What JSON.parse passes over: a name that stands twice in one object. */

const quote = 0x22;
const backslash = 0x5c;

/** The place behind the string that begins at `from`. */
function endOfString(json: string, from: number): number {
  let at = from + 1;
  while (json.charCodeAt(at) !== quote) at += json.charCodeAt(at) === backslash ? 2 : 1;
  return at + 1;
}

/** The first name that an object of `json` has twice. `json` is known to be valid. */
export function duplicateKey(json: string): string | undefined {
  const open: (Set<string> | undefined)[] = []; // the names of each object around; arrays have none
  let canBeKey = false;
  for (let at = 0; at < json.length; at += 1) {
    const character = json[at];
    if (character === '{') open.push(new Set());
    else if (character === '[') open.push(undefined);
    else if (character === '}' || character === ']') open.pop();
    if (character === '{' || character === ',') canBeKey = true;
    else if (character === ':') canBeKey = false;
    else if (character === '"') {
      const end = endOfString(json, at);
      const keys = open.at(-1);
      if (canBeKey && keys !== undefined) {
        const key = JSON.parse(json.slice(at, end)) as string;
        if (keys.has(key)) return key;
        keys.add(key);
      }
      at = end - 1;
    }
  }
  return undefined;
}
