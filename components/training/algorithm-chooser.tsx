'use client';
import { Box, NativeSelect } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { byFamily } from '@/components/models/families';
import { algorithmIds } from '@/lib/schemas/algorithm-ids';
import { type AlgorithmId, type AlgorithmInfo } from '@/lib/schemas/model';
import classes from './algorithm-chooser.module.css';

/** Every algorithm with its sentence, by family; a plain select where the screen is narrow. */
export function AlgorithmChooser({
  algorithms,
  value,
  onChoose,
}: {
  algorithms: readonly AlgorithmInfo[];
  value: AlgorithmId;
  onChoose: (id: AlgorithmId) => void;
}) {
  const t = useTranslations('training');
  const models = useTranslations('models');
  const families = byFamily(algorithms);
  return (
    <>
      <Box hiddenFrom="md">
        <NativeSelect
          label={models('algorithm')}
          value={value}
          data={families.map(({ family, members }) => ({
            group: t(`family.${family}`),
            items: members.map(({ id }) => ({ value: id, label: models(`algorithmName.${id}`) })),
          }))}
          onChange={({ currentTarget }) => {
            const id = algorithmIds.find((known) => known === currentTarget.value);
            if (id) onChoose(id);
          }}
        />
      </Box>
      <Box visibleFrom="md">
        <fieldset className={classes.families} aria-label={models('algorithm')}>
          {families.map(({ family, members }) => (
            <div key={family} className={classes.group} role="group" aria-label={t(`family.${family}`)}>
              <div className={classes.family} aria-hidden>
                {t(`family.${family}`)}
              </div>
              {members.map(({ id }) => (
                <label key={id} className={classes.option}>
                  <input
                    type="radio"
                    name="algorithm"
                    value={id}
                    checked={id === value}
                    aria-labelledby={`algorithm-${id}`}
                    aria-describedby={`algorithm-${id}-text`}
                    onChange={() => onChoose(id)}
                  />
                  <span>
                    <span className={classes.name} id={`algorithm-${id}`}>
                      {models(`algorithmName.${id}`)}
                    </span>
                    <span className={classes.text} id={`algorithm-${id}-text`}>
                      {models(`algorithmText.${id}`)}
                    </span>
                  </span>
                </label>
              ))}
            </div>
          ))}
        </fieldset>
      </Box>
    </>
  );
}
