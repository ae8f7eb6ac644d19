/** What the engine tells of functions and formulas, in the language of the page. */
import type { ActivationInfo, Claim, Engine, FormulaNote, FormulaReading } from '../engine/types.js';
import { sayWording } from '../engine/in-words.js';
import { english, language, partsOf, translation } from '../text/words.js';
import { claimsWithTexts, withTexts } from './info-texts.js';

const room = 'functions-info';

function translated(key: string, text: string): string {
  const message = translation(room, key);
  return message === undefined ? text : partsOf(message, {}, `${room}.${key}`).join('');
}

type KnownAs = NonNullable<ActivationInfo['knownAs']>;

function knownAs({ id, name, note, wording }: KnownAs): KnownAs {
  return { id, name: translated(`${id}.name`, name), note: wording?.map(sayWording).join(', ') ?? note };
}

function translatedInfo(info: ActivationInfo): ActivationInfo {
  const own = withTexts(info, translated);
  return info.knownAs ? { ...own, knownAs: knownAs(info.knownAs) } : own;
}

const remark = <T extends Extract<FormulaReading, { kind: 'invalid' }> | FormulaNote>(said: T): T =>
  said.wording ? { ...said, message: sayWording(said.wording) } : said;

const shownFor = new WeakMap<ActivationInfo, ActivationInfo>();
const originals = new WeakMap<ActivationInfo, ActivationInfo>();

/** As the engine gives it: code has names made of the English one. */
export const untranslated = (info: ActivationInfo): ActivationInfo => originals.get(info) ?? info;

/**
 * The same engine, whose texts are in the language of the page; its errors have what `toFailure` needs for that. The same
 * function is the same object each time, and the same list the same array.
 */
export function inLanguage(engine: Engine): Engine {
  if (language() === english) return engine;
  let listed: readonly ActivationInfo[] = [];
  let shown: readonly ActivationInfo[] = [];
  const infoOf = (info: ActivationInfo): ActivationInfo => {
    const found = shownFor.get(info) ?? translatedInfo(info);
    shownFor.set(info, found);
    originals.set(found, info);
    return found;
  };
  const own: Partial<Engine> = {
    get activations() {
      if (listed !== engine.activations) {
        listed = engine.activations;
        shown = listed.map(infoOf);
      }
      return shown;
    },
    define: async (request) => infoOf(await engine.define(request)),
    readFormula: async (formula) => {
      const reading = await engine.readFormula(formula);
      return reading.kind === 'invalid' ? remark(reading) : { ...reading, notes: reading.notes.map(remark) };
    },
  };
  return new Proxy(engine, {
    get: (target, name) => {
      if (Object.hasOwn(own, name)) return Reflect.get(own, name) as unknown;
      // The engine's own members are private to it.
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}

/** What is said of a function and what is found here. */
export const translatedClaims = (id: string, claims: readonly Claim[]): readonly Claim[] =>
  claimsWithTexts(id, claims, translated);
