'use client';
import { useTranslations } from 'next-intl';
import { type PredictionQuestion, questionKey } from '@/lib/schemas/prediction-question';
import { type Condition } from '@/lib/schemas/segment-rule';
import { type RulePath } from '@/lib/segments/rule-tree';
import { useBuilder, useLineLabel } from './builder-context';
import { Choice } from './choice';

/** Which of the target's questions: within how many days, and what customers respond with. */
export function QuestionChoice({
  condition,
  path,
}: {
  condition: Extract<Condition, { type: 'prediction' }>;
  path: RulePath;
}) {
  const t = useTranslations('segments.builder');
  const label = useLineLabel(path);
  const { editor, catalogue } = useBuilder();
  const questions = new Map(
    catalogue.predictions
      .filter(({ target }) => target === condition.target)
      .map((question) => [questionKey(question), question]),
  );
  const own = questionKey(condition);
  const asked: PredictionQuestion = condition;
  const words = ({ target, days = 0, kind, category }: PredictionQuestion) =>
    target === 'responds' && kind
      ? t('question.respondsWithin', {
          days,
          response: [t(`about.event.${kind}`), category].filter(Boolean).join(' · '),
        })
      : t('question.withinDays', { days });
  const newest: PredictionQuestion = { target: condition.target };
  // What the rule asks stays on offer when its model is gone.
  const offered = new Map<string, PredictionQuestion>([
    [questionKey(newest), newest],
    ...questions,
    [own, asked],
  ]);
  return (
    <Choice
      label={label('question')}
      value={own}
      choices={Array.from(offered, ([value, question]) => ({
        value,
        label: question.days === undefined ? t('question.anyQuestion') : words(question),
      }))}
      onChoose={(key) => {
        const { target, operator, probability } = condition;
        const { days, kind, category } = offered.get(key) ?? newest;
        editor.replace(path, { type: 'prediction', target, days, kind, category, operator, probability });
      }}
    />
  );
}
