'use client';
import dynamic from 'next/dynamic';

const ErrorState = dynamic(() => import('@/components/ui/error-state').then((module) => module.ErrorState));

export default function StudioError({ reset }: { reset: () => void }) {
  return <ErrorState onRetry={reset} />;
}
