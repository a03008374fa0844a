import { createRandom, type Random } from '@/lib/ml/random';
import { type CustomerRow } from '@/lib/schemas/interaction';
import { DAY, yearLength } from './calendar';
import { tasteGroups } from './words/category';
import { chineseNames, countries, westernNames } from './words/people';
import { type CustomerTruth, styleCount } from './shop-truth';
import { oneOf, weightedDraw } from './weighted-draw';

/** A customer with what the simulation needs to know of them. */
export interface SimulatedCustomer {
  readonly row: CustomerRow;
  readonly truth: CustomerTruth;
  /** Milliseconds since 1970 UTC. */
  readonly joinedAt: number;
  /** Hours ahead of UTC where the customer lives. */
  readonly offset: number;
  readonly gender: 'female' | 'male';
}

type Country = (typeof countries)[number];

const drawCountry = weightedDraw(countries.map(({ share }) => share));

/** Latin letters only, for an address: 'Élise' → 'elise'. Unicode decomposition is the same everywhere. */
const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/[^A-Za-z]/g, '')
    .toLowerCase();

/** A name, and how its owner would write it in an e-mail address. */
function drawName(country: Country, gender: 'female' | 'male', random: Random) {
  if (country.names === 'zh') {
    const family = oneOf(chineseNames.family, random);
    const given = oneOf(chineseNames[gender], random);
    return { name: `${family.zh}${given.zh}`, mailbox: `${given.en}.${family.en}` };
  }
  const given = oneOf<string>(westernNames[country.names][gender], random);
  const family = oneOf<string>(westernNames[country.names].family, random);
  return { name: `${given} ${family}`, mailbox: `${plain(given)}.${plain(family)}` };
}

/**
 * Shares of taste groups: exponentials to the eighth leave nine in ten customers with one taste that outweighs all the others
 * together, so that the group they are said to belong to is one (a mixture of equals has none to find). By products alone, which
 * are exact: powers of Math differ in the last digit between machines.
 */
function drawTastes(random: Random): number[] {
  const parts = tasteGroups.map(() => {
    const part = random.exponential();
    const square = part * part;
    return square * square * (square * square) + 0.02;
  });
  const total = parts.reduce((sum, part) => sum + part, 0);
  return parts.map((part) => part / total);
}

function drawTruth(meanVisits: number, joinedAt: number, endsAt: number, random: Random): CustomerTruth {
  const tastes = drawTastes(random);
  const group = tasteGroups[tastes.indexOf(Math.max(...tastes))] ?? tasteGroups[0];
  // Log-normal with mean 1 (σ = 0.8): a few customers come every other day, many hardly ever.
  const activity = meanVisits * Math.exp(0.8 * random.normal() - 0.32);
  // Many leave soon, the others stay for years.
  const stay = random.exponential() * (random.next() < 0.3 ? 0.35 : 3) * yearLength * DAY;
  const leftAt = Math.floor(Math.max(joinedAt, endsAt - yearLength * DAY) + stay);
  return {
    group,
    tastes,
    styles: tasteGroups.map(() => random.below(styleCount)),
    priceSensitivity: (random.next() + random.next()) / 2,
    activity,
    churnedAt: leftAt < endsAt ? leftAt : null,
  };
}

/**
 * Makes the customers: six in ten joined before the year, the others during it.
 * @param meanVisits visits a year of a customer who stays, on average
 * @param endsAt end of the year, milliseconds since 1970 UTC
 */
export function makeCustomers(
  count: number,
  meanVisits: number,
  seed: number,
  endsAt: number,
): SimulatedCustomer[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, (_, at) => {
    const country = countries[drawCountry(random)] ?? countries[0];
    const gender = random.next() < 0.56 ? 'female' : 'male';
    const { name, mailbox } = drawName(country, gender, random);
    const joinedBefore = random.next() < 0.6;
    const daysAgo = joinedBefore ? yearLength + 900 * random.next() : (yearLength - 5) * random.next();
    const joinedAt = Math.floor(endsAt - daysAgo * DAY);
    const row: CustomerRow = {
      customerId: `C${String(at + 1).padStart(5, '0')}`,
      name,
      email: `${mailbox}${at + 1}@example.com`,
      country: country.name,
      city: oneOf<string>(country.cities, random),
      birthYear: new Date(endsAt).getUTCFullYear() - 19 - Math.floor(55 * random.next() * random.next()),
      gender: random.next() < 0.06 ? null : gender,
      joinedAt,
      attributes: {
        channel: oneOf(['app', 'web', 'web', 'store'], random),
        newsletter: random.next() < 0.45 ? 'yes' : 'no',
      },
    };
    return {
      row,
      truth: drawTruth(meanVisits, joinedAt, endsAt, random),
      joinedAt,
      offset: country.offset,
      gender,
    };
  });
}
