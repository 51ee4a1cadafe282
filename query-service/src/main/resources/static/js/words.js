import { en } from './words-en.js';
import { pl } from './words-pl.js';

const languages = { en, pl };

export function wordsFor(lang) {
  return languages[lang];
}
