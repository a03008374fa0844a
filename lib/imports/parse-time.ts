const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Days from Excel's day 0 (1899-12-30) to 1970-01-01. */
const EXCEL_EPOCH_DAYS = 25_569;
const DAY = 86_400_000;

/** Milliseconds of a moment in UTC; null where there is no such day or clock time. Years 1800 to 2200. */
function utc(year: number, month: number, day: number, hour = 0, minute = 0, second = 0): number | null {
  if (!(year >= 1800 && year <= 2200 && month >= 1 && month <= 12 && day >= 1 && day <= 31)) return null;
  if (!(hour <= 24 && minute <= 59 && second < 61)) return null;
  if (day > 28 && day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return null;
  return Date.UTC(year, month - 1, day, hour, minute) + Math.round(second * 1000);
}

/** Hours, minutes and seconds of "8:26", "08:26:00.5", "8:26 PM"; midnight where there is no clock. */
function withClock(year: number, month: number, day: number, clock: string | undefined): number | null {
  if (clock === undefined) return utc(year, month, day);
  const match = /^(\d{1,2}):(\d{2})(?::(\d{2}(?:[.,]\d+)?))?\s*([AP]M)?$/i.exec(clock);
  if (!match) return null;
  const half = match[4]?.toUpperCase();
  const hour = half ? (Number(match[1]) % 12) + (half === 'PM' ? 12 : 0) : Number(match[1]);
  return utc(year, month, day, hour, Number(match[2]), Number((match[3] ?? '0').replace(',', '.')));
}

/** Unix seconds, milliseconds or microseconds, 20110131, 20110131082600, Excel's days. */
function fromDigits(text: string): number | null {
  const whole = text.indexOf('.') < 0 ? text.length : text.indexOf('.');
  const part = (from: number, to: number) => Number(text.slice(from, to));
  if (whole === 9 || whole === 10) return Math.round(Number(text) * 1000);
  if (whole === 12 || whole === 13) return Math.round(Number(text));
  if (whole === 16) return Math.round(Number(text) / 1000);
  if (whole === 8) return utc(part(0, 4), part(4, 6), part(6, 8));
  if (whole === 14) return utc(part(0, 4), part(4, 6), part(6, 8), part(8, 10), part(10, 12), part(12, 14));
  if (whole === 5) return Math.round((Number(text) - EXCEL_EPOCH_DAYS) * DAY);
  return null;
}

const clockPattern = '(\\d{1,2}:\\d{2}(?::\\d{2}(?:[.,]\\d+)?)?(?: ?[AP]M)?)';
const yearFirst = new RegExp(
  `^(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?(?:[T ]+${clockPattern})?\\s*(Z|UTC|[+-]\\d{2}:?\\d{2})?$`,
  'i',
);
const yearLast = new RegExp(`^(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4})(?:[T ,]+${clockPattern})?$`, 'i');
const dayMonthWord = new RegExp(
  `^(\\d{1,2})[- ]([A-Za-z]{3})[a-z]*[- ,]+(\\d{4})(?:[ ,]+${clockPattern})?$`,
  'i',
);
const monthDayYear = /^([A-Za-z]{3,9}|\d{1,2}) (\d{1,2}), (\d{4})$/;

const monthNumber = (word: string) => months.indexOf(word.slice(0, 3).toLowerCase()) + 1;

function fromWords(text: string): number | null {
  let match = yearFirst.exec(text);
  if (match) {
    const time = withClock(Number(match[1]), Number(match[2]), Number(match[3]), match[4]);
    const zone = match[5];
    if (time === null || zone === undefined || /^(Z|UTC)$/i.test(zone)) return time;
    const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
    return time - (zone.startsWith('-') ? -1 : 1) * minutes * 60_000;
  }
  match = yearLast.exec(text);
  if (match) {
    const [first, second] = [Number(match[1]), Number(match[3])];
    const dayFirst = second <= 12 && (match[2] !== '/' || first > 12);
    return withClock(Number(match[4]), dayFirst ? second : first, dayFirst ? first : second, match[5]);
  }
  match = dayMonthWord.exec(text);
  if (match) return withClock(Number(match[3]), monthNumber(match[2] ?? ''), Number(match[1]), match[4]);
  match = monthDayYear.exec(text);
  if (!match) return null;
  const month = /^\d/.test(match[1] ?? '') ? Number(match[1]) : monthNumber(match[1] ?? '');
  return utc(Number(match[3]), month, Number(match[2]));
}

/** The two digits at a place; NaN where there are none. */
function two(text: string, at: number): number {
  const [tens, ones] = [text.charCodeAt(at) - 48, text.charCodeAt(at + 1) - 48];
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
}

/**
 * Milliseconds since 1970 UTC, or null for what is no time. Understands Unix seconds, milliseconds and microseconds, ISO 8601
 * (a missing zone is UTC), 2011年1月31日, 20110131, 1/31/2011 8:26 (month first unless that number exceeds 12), 31-01-2011,
 * 31.01.2011, 31-Jan-2011, Jan 31, 2011, and Excel's day numbers.
 */
export function parseTime(text: string): number | null {
  // "2010-12-01 08:26:00", the usual way, without a regular expression.
  if (text.length === 19 && text.charCodeAt(4) === 45 && text.charCodeAt(13) === 58) {
    const year = two(text, 0) * 100 + two(text, 2);
    const time = utc(year, two(text, 5), two(text, 8), two(text, 11), two(text, 14), two(text, 17));
    if (time !== null) return time;
  }
  const value = text.trim();
  return /^\d+(\.\d+)?$/.test(value) ? fromDigits(value) : fromWords(value);
}
