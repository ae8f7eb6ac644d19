/** What this browser remembers between visits; a browser that refuses storage remembers nothing, and nothing breaks. */

const prefix = 'activarium.';

export interface Memory {
  readonly recall: (name: string) => string | undefined;
  /** Whether it could be stored. */
  readonly remember: (name: string, value: string) => boolean;
}

/** In a storage that may throw even when it is named. */
export const memoryIn = (storage: () => Pick<Storage, 'getItem' | 'setItem'>): Memory => ({
  recall: (name) => {
    try {
      return storage().getItem(prefix + name) ?? undefined;
    } catch {
      return undefined;
    }
  },
  remember: (name, value) => {
    try {
      storage().setItem(prefix + name, value);
      return true;
    } catch {
      return false;
    }
  },
});

export const { recall, remember } = memoryIn(() => localStorage);
