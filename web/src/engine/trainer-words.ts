/** What the part of the engine's TypeScript says that trains; its words come with it. */
import catalogue from '../text/catalogues/en/trainer.json';
import { wordsOf } from '../text/words.js';
import { addWords } from './words.js';

addWords(wordsOf<string>('trainer', catalogue));
