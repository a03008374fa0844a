const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Days from Excel's day 0 (1899-12-30) to 1970-01-01. */
const EXCEL_EPOCH_DAYS = 25_569;
const DAY = 86_400_000;

function utc(year: number, month: number, day: number, clock: string | undefined): number | null {
  const [hour = 0, minute = 0, second = 0] = (clock ?? '').split(':').map(Number);
  if (month < 1 || month > 12 || day < 1 || day > 31 || hour > 24 || minute > 59 || second >= 62) return null;
  const time = Date.UTC(year, month - 1, day, hour, minute, Math.floor(second));
  return Number.isNaN(time) ? null : time;
}

/**
 * Milliseconds since 1970 UTC, or null for what is no time. Understands Unix seconds and milliseconds, ISO 8601 (a missing
 * zone is UTC), 20110131, 1/31/2011 8:26 (month first unless the first number exceeds 12), 31.01.2011, 31-Jan-2011, and
 * Excel's day numbers.
 */
export function parseTime(text: string): number | null {
  const value = text.trim();
  if (/^\d{9,10}(\.\d+)?$/.test(value)) return Math.round(Number(value) * 1000);
  if (/^\d{12,13}$/.test(value)) return Number(value);
  let match = /^(\d{4})(\d{2})(\d{2})$/.exec(value);
  if (match) return utc(Number(match[1]), Number(match[2]), Number(match[3]), undefined);
  if (/^\d{5}(\.\d+)?$/.test(value)) return Math.round((Number(value) - EXCEL_EPOCH_DAYS) * DAY);
  match =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T ]+(\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?))?\s*(Z|[+-]\d{2}:?\d{2})?$/.exec(
      value,
    );
  if (match) {
    const time = utc(Number(match[1]), Number(match[2]), Number(match[3]), match[4]);
    const zone = match[5];
    if (time === null || zone === undefined || zone === 'Z') return time;
    const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
    return time - (zone.startsWith('-') ? -1 : 1) * minutes * 60_000;
  }
  match = /^(\d{1,2})([/.])(\d{1,2})\2(\d{4})(?: +(\d{1,2}:\d{2}(?::\d{2})?))?$/.exec(value);
  if (match) {
    const [first, second] = [Number(match[1]), Number(match[3])];
    const dayFirst = match[2] === '.' || first > 12;
    return utc(Number(match[4]), dayFirst ? second : first, dayFirst ? first : second, match[5]);
  }
  match = /^(\d{1,2})[- ]([A-Za-z]{3})[a-z]*[- ](\d{4})$/.exec(value);
  if (match)
    return utc(
      Number(match[3]),
      months.indexOf((match[2] ?? '').toLowerCase()) + 1,
      Number(match[1]),
      undefined,
    );
  return null;
}
