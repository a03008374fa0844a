import { useEffect } from 'react';

/** Prints in light colours whatever the theme is: browsers leave backgrounds out, and pale letters would stand on white paper. */
export function useLightPaper(): void {
  useEffect(() => {
    const paper = window.matchMedia('print');
    const { dataset } = document.documentElement;
    let theme: string | undefined;
    const follow = ({ matches }: { matches: boolean }) => {
      if (matches) {
        theme = dataset.mantineColorScheme;
        dataset.mantineColorScheme = 'light';
      } else if (theme) dataset.mantineColorScheme = theme;
    };
    paper.addEventListener('change', follow);
    return () => paper.removeEventListener('change', follow);
  }, []);
}
