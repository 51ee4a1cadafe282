import { formatsFor, plural } from './formats.js';

const f = formatsFor('pl');
const counted = (n, more, one, few, many) =>
  `${f.count(n)}${more ? '+' : ''} ${plural('pl', n, { one, few, many, other: many })}`;

/** Co mówi wyszukiwanie. */
export const plSearch = {
  search: {
    title: 'Szukaj',
    field: 'Szukaj szans, notatek i rozmów',
    hint: 'Wystarczy część nazwy szansy, jej numer tutaj lub gdzie indziej albo słowa z notatek i zapisów rozmów.',
    where: 'Gdzie szukać',
    everywhere: 'Wszystkie lejki',
    found: 'Co znaleziono',
    texts: 'Powiedziane i zapisane',
    foundDeals: (n, more) => counted(n, more, 'szansa', 'szanse', 'szans'),
    foundTexts: (n, more) => counted(n, more, 'tekst', 'teksty', 'tekstów'),
    nothing: (asked) => `Nie znaleziono: „${asked}”`,
    nothingText:
      'Z nazwy wystarczy dowolna część, z numeru potrzeba całego. W notatkach i rozmowach musi być każde słowo albo takie, które się nim zaczyna.',
    lookEverywhere: 'Szukaj we wszystkich lejkach',
    asking: 'Szukanie…',
    asOfNow: 'Oglądasz przeszłość. Wyszukiwanie odpowiada według stanu na teraz.',
    of: (name) => `dotyczy: ${name}`,
    keys: { choose: 'wybierz', open: 'otwórz', close: 'zamknij', search: 'otwiera wyszukiwanie' },
  },
};
