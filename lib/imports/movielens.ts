/** Column names of the MovieLens files without headers (Harper & Konstan 2015), by delimiter and number of columns. */
const genres = [
  'unknown',
  'Action',
  'Adventure',
  'Animation',
  "Children's",
  'Comedy',
  'Crime',
  'Documentary',
  'Drama',
  'Fantasy',
  'Film-Noir',
  'Horror',
  'Musical',
  'Mystery',
  'Romance',
  'Sci-Fi',
  'Thriller',
  'War',
  'Western',
];

export const genreNames: ReadonlySet<string> = new Set(genres);

interface KnownLayout {
  readonly columns: readonly string[];
  readonly mapping: Readonly<Record<string, string>>;
  readonly format: 'products' | 'customers';
}

/** `#genres` as the column of the category: the first genre whose flag is 1. */
export const GENRES = '#genres';

/** u.item, u.user and movies.dat, which have no header but a well-known layout; null for anything else. */
export function movieLensLayout(
  delimiter: string | null,
  rows: readonly (readonly string[])[],
): KnownLayout | null {
  const first = rows[0] ?? [];
  if (
    delimiter === '|' &&
    first.length === 24 &&
    first.slice(5).every((flag) => flag === '0' || flag === '1')
  )
    return {
      columns: ['movie id', 'title', 'release date', 'video release date', 'IMDb URL', ...genres],
      mapping: { productId: 'movie id', title: 'title', category: GENRES },
      format: 'products',
    };
  if (delimiter === '|' && first.length === 5 && /^[MF]$/.test(first[2] ?? ''))
    return {
      columns: ['user id', 'age', 'gender', 'occupation', 'zip code'],
      mapping: { customerId: 'user id', gender: 'gender' },
      format: 'customers',
    };
  if (
    delimiter === '::' &&
    first.length === 3 &&
    /^\d+$/.test(first[0] ?? '') &&
    !/^\d+(\.\d+)?$/.test(first[2] ?? '')
  )
    return {
      columns: ['movie id', 'title', 'genres'],
      mapping: { productId: 'movie id', title: 'title', category: 'genres' },
      format: 'products',
    };
  return null;
}
