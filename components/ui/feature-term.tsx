'use client';
import { useTranslations } from 'next-intl';
import { type ReactNode } from 'react';
import { Term } from './term';

/** The name of a customer's feature that says at a click what it is. What has no definition stays plain. */
export function FeatureTerm({
  feature,
  className,
  children,
}: {
  feature: string;
  className?: string;
  children: ReactNode;
}) {
  const definitions = useTranslations('features.definition');
  if (!definitions.has(feature)) return <span className={className}>{children}</span>;
  return (
    <Term term={feature} from="features.definition" className={className}>
      {children}
    </Term>
  );
}
