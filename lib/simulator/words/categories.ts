import { type Category } from './category';
import { everydayCategories } from './everyday-categories';
import { fashionCategories } from './fashion-categories';
import { homeCategories } from './home-categories';
import { leisureCategories } from './leisure-categories';

/** All categories of the demo shop. */
export const categories: readonly Category[] = [
  ...homeCategories,
  ...fashionCategories,
  ...leisureCategories,
  ...everydayCategories,
];
