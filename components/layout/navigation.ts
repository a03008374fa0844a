import {
  IconChartDots3,
  IconChartScatter,
  IconCoins,
  IconDatabaseImport,
  IconGridDots,
  IconHome,
  IconPackage,
  IconScale,
  IconSparkles,
  IconTable,
  IconUserQuestion,
  IconUsers,
  IconUsersGroup,
} from '@tabler/icons-react';

/** The studio's pages, in the order of the sidebar. `name` is a key of messages layout.nav. */
export const navigation = [
  { name: 'overview', path: '', icon: IconHome },
  { name: 'data', path: '/data', icon: IconDatabaseImport },
  { name: 'customers', path: '/customers', icon: IconUsers },
  { name: 'value', path: '/value', icon: IconCoins },
  { name: 'explore', path: '/explore', icon: IconTable },
  { name: 'segments', path: '/segments', icon: IconUsersGroup },
  { name: 'products', path: '/products', icon: IconPackage },
  { name: 'recommendations', path: '/recommendations', icon: IconSparkles },
  { name: 'similarity', path: '/similarity', icon: IconGridDots },
  { name: 'behaviour', path: '/behaviour', icon: IconUserQuestion },
  { name: 'clusters', path: '/clusters', icon: IconChartScatter },
  { name: 'models', path: '/models', icon: IconChartDots3 },
  { name: 'compare', path: '/compare', icon: IconScale },
] as const;
