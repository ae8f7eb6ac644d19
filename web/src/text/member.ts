/** A member of a list by its name, where the name may be any text: `constructor` is in no list that does not hold it. */
export const memberOf = <T>(list: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(list, name) ? list[name] : undefined;
