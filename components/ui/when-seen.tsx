'use client';
import { type ReactNode, useEffect, useRef, useState } from 'react';

/** Draws its children once it comes into view; until then it keeps their height free, so that nothing jumps. */
export function WhenSeen({ height, children }: { height: number; children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  const [isSeen, setSeen] = useState(false);
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const observer = new IntersectionObserver(([entry]) => {
      if (!entry?.isIntersecting) return;
      setSeen(true);
      observer.disconnect();
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <div ref={place} style={{ minHeight: height, height: '100%' }}>
      {isSeen ? children : null}
    </div>
  );
}
