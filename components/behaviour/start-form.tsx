'use client';
import {
  Alert,
  Button,
  Group,
  NativeSelect,
  SimpleGrid,
  Skeleton,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'next-intl';
import { useShop } from '@/components/layout/shop-context';
import { NumberField } from '@/components/ui/number-field';
import { Panel } from '@/components/ui/panel';
import { choiceParam, textParam, useUrlState, wholeParam } from '@/components/ui/url-state';
import { useAmounts } from '@/components/ui/use-amounts';
import { behaviourEstimateOptions } from '@/lib/queries/behaviour';
import { jobsOptions } from '@/lib/queries/jobs';
import { unwrap } from '@/lib/queries/unwrap';
import { type BehaviourEstimate, type StartBehaviourInput } from '@/lib/schemas/behaviour';
import { FEWEST_OF_EACH } from '@/lib/schemas/behaviour-needs';
import { interactionKinds } from '@/lib/schemas/interaction-kinds';
import { behaviourTargets } from '@/lib/schemas/rule-vocabulary';
import { type StartBehaviour } from './behaviour-actions';

const algorithms = ['tree', 'forest'] as const;
const urlState = {
  target: choiceParam(behaviourTargets, 'buys'),
  days: wholeParam(30, 7, 365),
  algorithm: choiceParam(algorithms, 'tree'),
  kind: choiceParam(interactionKinds, 'view'),
  category: textParam(),
};

/** What there is to learn from, and whether it is enough. */
function EstimateText({ estimate }: { estimate: BehaviourEstimate }) {
  const t = useTranslations('behaviour');
  const format = useFormatter();
  const { duration } = useAmounts();
  const { historyDays, neededDays, customers, positives, negatives, seconds } = estimate;
  if (historyDays < neededDays)
    return (
      <Alert color="yellow" variant="outline">
        {t('tooShort', { needs: neededDays, has: historyDays })}
      </Alert>
    );
  if (!estimate.isPossible)
    return (
      <Alert color="yellow" variant="outline">
        {t('tooFew', {
          needs: FEWEST_OF_EACH,
          positives: format.number(positives),
          negatives: format.number(negatives),
        })}
      </Alert>
    );
  return (
    <Text size="sm" className="tabular" data-testid="behaviour-estimate">
      {t('estimate', {
        customers: format.number(customers),
        positives: format.number(positives),
        time: duration(Math.max(1, seconds)),
      })}
    </Text>
  );
}

/** Asks for a model: what, how far ahead, learned how. The address holds it. */
export function StartForm({ start }: { start: StartBehaviour }) {
  const t = useTranslations('behaviour');
  const customers = useTranslations('customers');
  const { slug } = useShop();
  const client = useQueryClient();
  const [state, setState] = useUrlState(urlState);
  const { target, algorithm, kind, category } = state;
  const isResponse = target === 'responds';
  const isValid = state.days >= 7 && state.days <= 365;
  const input: StartBehaviourInput = {
    target,
    algorithm,
    days: state.days,
    seed: 42,
    ...(isResponse ? { kind, ...(category ? { category } : {}) } : {}),
  };
  const [rested] = useDebouncedValue(JSON.stringify(input), 300);
  const { data: estimate, error } = useQuery({
    ...behaviourEstimateOptions(slug, input),
    enabled: isValid && rested === JSON.stringify(input),
    placeholderData: keepPreviousData,
    retry: false,
  });
  const queue = useMutation({
    mutationFn: () => unwrap(start(slug, input)),
    onSettled: () => client.invalidateQueries(jobsOptions(slug)),
  });
  const failure = queue.error ?? error;
  return (
    <Panel title={t('startTitle')} text={t('startText')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          queue.mutate();
        }}
      >
        <Stack>
          <SimpleGrid cols={{ base: 1, sm: 3 }}>
            <NativeSelect
              label={t('target')}
              value={target}
              data={behaviourTargets.map((value) => ({ value, label: t(`targetLabel.${value}`) }))}
              onChange={({ currentTarget }) =>
                setState({ target: behaviourTargets.find((each) => each === currentTarget.value) ?? 'buys' })
              }
            />
            <NumberField
              label={t('days')}
              value={state.days}
              min={7}
              max={365}
              error={isValid ? undefined : t('daysBounds')}
              onValue={(days) => setState({ days: Math.round(days) })}
            />
            <NativeSelect
              label={t('learner')}
              value={algorithm}
              data={algorithms.map((value) => ({ value, label: t(`algorithm.${value}`) }))}
              onChange={({ currentTarget }) =>
                setState({ algorithm: algorithms.find((each) => each === currentTarget.value) ?? 'tree' })
              }
            />
            {isResponse ? (
              <>
                <NativeSelect
                  label={t('kind')}
                  value={kind}
                  data={interactionKinds.map((value) => ({ value, label: customers(`kindName.${value}`) }))}
                  onChange={({ currentTarget }) =>
                    setState({
                      kind: interactionKinds.find((each) => each === currentTarget.value) ?? 'view',
                    })
                  }
                />
                <TextInput
                  label={t('category')}
                  placeholder={t('anyCategory')}
                  value={category}
                  maxLength={200}
                  onChange={({ currentTarget }) => setState({ category: currentTarget.value })}
                />
              </>
            ) : null}
          </SimpleGrid>
          <Text size="xs" c="dimmed">
            {t(`targetText.${target}`, { days: state.days })} {t(`algorithmText.${algorithm}`)}
          </Text>
          <Group justify="space-between" gap="sm">
            {estimate ? <EstimateText estimate={estimate} /> : <Skeleton h={21} maw={320} />}
            <Button
              type="submit"
              loading={queue.isPending}
              disabled={!isValid || estimate?.isPossible !== true}
            >
              {t('start')}
            </Button>
          </Group>
          {failure ? (
            <Alert color="red" variant="outline" role="alert">
              {failure.message}
            </Alert>
          ) : null}
          <Text size="xs" c="dimmed" aria-live="polite">
            {queue.data ? t(queue.data.created ? 'queued' : 'queuedAlready') : null}
          </Text>
        </Stack>
      </form>
    </Panel>
  );
}
