'use client';
import { type ReactNode, useEffect, useRef, useState } from 'react';

/** Draws its children once it comes near the view; until then it keeps their height free, so that nothing jumps. */
export function WhenSeen({ height, children }: { height: number; children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  const [isSeen, setSeen] = useState(false);
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const see = () => setSeen(true);
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (!entry?.isIntersecting) return;
        see();
        observer.disconnect();
      },
      { rootMargin: '300px 0px' },
    );
    observer.observe(element);
    // Paper shows everything.
    window.addEventListener('beforeprint', see);
    return () => {
      observer.disconnect();
      window.removeEventListener('beforeprint', see);
    };
  }, []);
  return (
    <div ref={place} style={{ minHeight: isSeen ? undefined : height, height: '100%' }}>
      {isSeen ? children : null}
    </div>
  );
}
