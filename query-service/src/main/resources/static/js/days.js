/** Days and windows of days as the service names them, in a pipeline's time zone. Pure numbers. */
const DAY = 86_400_000;

/** The local day of an instant: 2026-03-01. */
export function dayOf(at, zone) {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  return parts.format(at);
}

/** So many days later, or with a minus earlier. */
export function dayAfter(day, days = 1) {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

export function daysBetween(from, to) {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY);
}

/** The first instant of a local day, in milliseconds. */
export function startOf(day, zone) {
  const noon = Date.parse(`${day}T00:00:00Z`);
  const guess = noon - offset(noon, zone);
  return noon - offset(guess, zone); // once more: the clock may have changed in between
}

/** The instant at which a local day is over, as the service takes it. */
export function endOf(day, zone) {
  return new Date(startOf(dayAfter(day), zone)).toISOString();
}

export function monthOf(day) {
  return day.slice(0, 7);
}

/** The ISO week of a day: 2026-W09. */
export function weekOf(day) {
  const date = new Date(`${day}T00:00:00Z`);
  const thursday = new Date(date.getTime() + (3 - ((date.getUTCDay() + 6) % 7)) * DAY);
  const year = thursday.getUTCFullYear();
  const week = 1 + Math.floor((thursday - Date.UTC(year, 0, 1)) / (7 * DAY));
  return `${year}-W${String(week).padStart(2, '0')}`;
}

/** The Monday of an ISO week. */
export function mondayOf(week) {
  const [year, number] = week.split('-W').map(Number);
  const fourth = `${String(year).padStart(4, '0')}-01-04`; // lies in the first week of every year
  const weekday = (new Date(`${fourth}T00:00:00Z`).getUTCDay() + 6) % 7;
  return dayAfter(fourth, (number - 1) * 7 - weekday);
}

export function monthAfter(month, months = 1) {
  const [year, number] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + months, 1)).toISOString().slice(0, 7);
}

/** So many windows in a row, the one that holds a day the last: month:2026-03 or week:2026-W09. */
export function windowsUntil(day, by, many) {
  return Array.from({ length: many }, (_, i) => {
    const back = many - 1 - i;
    return by === 'week'
      ? `week:${weekOf(dayAfter(day, -7 * back))}`
      : `month:${monthAfter(monthOf(day), -back)}`;
  });
}

/** The first day of a window. */
export function firstDayOf(window) {
  const [kind, date] = window.split(':');
  return kind === 'week' ? mondayOf(date) : `${date}-01`;
}

/** The first day behind a window. */
export function dayBehind(window) {
  const [kind, date] = window.split(':');
  return kind === 'week' ? dayAfter(mondayOf(date), 7) : `${monthAfter(date)}-01`;
}

/** The instant at which a window is over; null where it is not, today. */
export function endOfWindow(window, today, zone) {
  const behind = dayBehind(window);
  return behind > today ? null : new Date(startOf(behind, zone)).toISOString();
}

/** How far a zone's clock is ahead of UTC at an instant, in milliseconds. */
function offset(at, zone) {
  const said = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(at);
  const part = (type) => Number(said.find((p) => p.type === type).value);
  const local = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return local - Math.floor(at / 1000) * 1000;
}
