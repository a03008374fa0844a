'use client';
import { Grid, Text } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { CustomerPicker } from '@/components/recommendations/customer-picker';
import { Panel } from '@/components/ui/panel';
import { optionalIdParam, useUrlState } from '@/components/ui/url-state';
import { type SegmentDetail } from '@/lib/schemas/segment';
import { ReasonPanel } from './reason-panel';

const urlState = { customer: optionalIdParam() };

/** Picks a customer and says why that one is in or out. */
export default function WhyTab({ segment }: { segment: SegmentDetail }) {
  const t = useTranslations('segments.why');
  const [{ customer }, setState] = useUrlState(urlState);
  return (
    <Grid>
      <Grid.Col span={{ base: 12, md: 4 }}>
        <Panel title={t('pick')}>
          <CustomerPicker value={customer} onChange={(next) => setState({ customer: next })} />
        </Panel>
      </Grid.Col>
      <Grid.Col span={{ base: 12, md: 8 }}>
        <Panel title={t('title')} text={t('text')}>
          {customer === null ? (
            <Text size="sm" c="dimmed">
              {t('none')}
            </Text>
          ) : (
            <ReasonPanel segment={segment} customerId={customer} isNamed />
          )}
        </Panel>
      </Grid.Col>
    </Grid>
  );
}
