/** Numbers, money, dates and lengths of time as the person's language writes them. */
const UNITS = [
  ['year', 31_556_952],
  ['month', 2_629_746],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
];
const DAYS = 2; // where UNITS come down to days
const YEAR = UNITS[0][1];
const MINUTE = 60;
const LONG_AGO = 14 * 86_400;
const made = new Map();

function intl(kind, lang, options) {
  const key = kind.name + lang + JSON.stringify(options);
  if (!made.has(key)) made.set(key, new kind(lang, options));
  return made.get(key);
}

/** The person's own region of the language, for the clock and the order of a date. */
function regional(lang) {
  return navigator.languages.find((tag) => tag.toLowerCase().startsWith(lang)) ?? lang;
}

export function formatsFor(language) {
  const lang = regional(language);
  const number = (value, options = {}) => intl(Intl.NumberFormat, lang, options).format(value);
  const date = (at, options) => intl(Intl.DateTimeFormat, lang, options).format(at);
  const unit = (value, name, digits = 0) =>
    number(value, {
      style: 'unit',
      unit: name,
      unitDisplay: 'narrow',
      maximumFractionDigits: digits,
    });

  return {
    lang,

    count: (value) => number(value),

    percent: (rate) =>
      number(rate, { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 }),

    /** Short enough for a glance: 41 563 €, 10.0 M $. */
    money({ amount, currency }) {
      const large = Math.abs(amount) >= 1_000_000;
      return number(amount, {
        style: 'currency',
        currency,
        currencyDisplay: 'narrowSymbol',
        ...(large
          ? { notation: 'compact', minimumFractionDigits: 1, maximumFractionDigits: 2 }
          : { maximumFractionDigits: Math.abs(amount) >= 100 ? 0 : 2 }),
      });
    },

    /** To the last decimal. */
    moneyExactly: ({ amount, currency }) => number(amount, { style: 'currency', currency }),

    days: (value) => unit(value, 'day', value < 10 ? 1 : 0),

    /** The two largest units that matter: 3 d 4 h, 265 d, 34 s; years only from the second on. */
    duration(seconds) {
      const units = seconds < 2 * YEAR ? UNITS.slice(DAYS) : UNITS;
      const at = units.findIndex(([, length]) => seconds >= length);
      if (at < 0) return unit(Math.round(seconds), 'second');
      const [name, length] = units[at];
      const whole = Math.floor(seconds / length);
      const next = units[at + 1];
      const rest = next ? Math.floor((seconds % length) / next[1]) : 0;
      if (rest === 0 || whole >= 10) return unit(whole, name);
      return `${unit(whole, name)} ${unit(rest, next[0])}`;
    },

    /** How long ago, loosely, null for just now; the exact time stands in a title beside it. */
    ago(at, now) {
      const seconds = (now - Date.parse(at)) / 1000;
      const [name, length] = UNITS.find(([, l]) => seconds >= l) ?? UNITS.at(-1);
      if (seconds < MINUTE) return null;
      if (seconds > LONG_AGO) return date(Date.parse(at), { dateStyle: 'medium' });
      const relative = intl(Intl.RelativeTimeFormat, lang, { style: 'narrow' });
      return relative.format(-Math.floor(seconds / length), name);
    },

    /** In how long, loosely; null where it is no longer ahead. */
    ahead(at, now) {
      const seconds = (Date.parse(at) - now) / 1000;
      if (seconds < MINUTE) return null;
      const [name, length] = UNITS.find(([, l]) => seconds >= l);
      const relative = intl(Intl.RelativeTimeFormat, lang, { style: 'narrow' });
      return relative.format(Math.floor(seconds / length), name);
    },

    /** A share beside another: by how many points of a hundred it is more or less. */
    points: (difference) =>
      number(difference * 100, {
        signDisplay: 'exceptZero',
        minimumFractionDigits: 1,
        maximumFractionDigits: 1,
      }),

    signed: (value) =>
      number(value, {
        signDisplay: 'exceptZero',
        maximumFractionDigits: Math.abs(value) < 1 ? 2 : 1,
      }),

    /** Money on an axis: 40 k €. */
    moneyRoughly: (amount, currency) =>
      number(amount, {
        style: 'currency',
        currency,
        currencyDisplay: 'narrowSymbol',
        notation: 'compact',
        maximumFractionDigits: 1,
      }),

    roughly: (value) => number(value, { notation: 'compact', maximumFractionDigits: 1 }),

    whole: (rate) => number(rate, { style: 'percent', maximumFractionDigits: 0 }),

    /** A day of a zone: long, short without the year, or its month alone. */
    dayIn(at, zone, style = 'long') {
      const styles = {
        long: { day: 'numeric', month: 'short', year: 'numeric' },
        full: { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' },
        short: { day: 'numeric', month: 'short' },
        month: { month: 'short', year: '2-digit' },
        wholeMonth: { month: 'long', year: 'numeric' },
      };
      return date(at, { timeZone: zone, ...styles[style] });
    },

    list: (parts) => intl(Intl.ListFormat, lang, { type: 'conjunction' }).format(parts),

    moment: (at) => date(Date.parse(at), { dateStyle: 'medium', timeStyle: 'medium' }),

    /** The time of day; with the day where that is not today. */
    clock(at, now) {
      const today = new Date(at).toDateString() === new Date(now).toDateString();
      return date(
        Date.parse(at),
        today ? { timeStyle: 'medium' } : { dateStyle: 'medium', timeStyle: 'short' },
      );
    },
  };
}

/** Picks the form of a noun that goes with a count: {one, few, many, other}. */
export function plural(lang, count, forms) {
  return forms[intl(Intl.PluralRules, lang, {}).select(count)] ?? forms.other;
}
