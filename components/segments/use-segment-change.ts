'use client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useShop } from '@/components/layout/shop-context';
import { notify, type Toast } from '@/components/ui/notify';
import { jobsOptions } from '@/lib/queries/jobs';
import { segmentsKey } from '@/lib/queries/segments';

/** A change of segments: what comes of it is told, refusals too, and all that is shown of segments is read anew. */
export function useSegmentChange<Input, Output>(
  send: (input: Input) => Promise<Output>,
  told: (input: Input, output: Output) => Toast | null,
) {
  const client = useQueryClient();
  const { slug } = useShop();
  return useMutation({
    mutationFn: send,
    onSuccess: (output, input) => {
      const toast = told(input, output);
      if (toast) notify(toast);
    },
    onError: (error) => notify({ tone: 'error', title: error.message }),
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: segmentsKey(slug) }),
        client.invalidateQueries(jobsOptions(slug)),
      ]),
  });
}
