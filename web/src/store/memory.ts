/** What this browser remembers between visits; a browser that refuses storage remembers nothing, and nothing breaks. */

const prefix = 'activarium.';

export function recall(name: string): string | undefined {
  try {
    return localStorage.getItem(prefix + name) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Whether it could be stored. */
export function remember(name: string, value: string): boolean {
  try {
    localStorage.setItem(prefix + name, value);
    return true;
  } catch {
    return false;
  }
}
