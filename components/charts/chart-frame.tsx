'use client';
import { Button, Group } from '@mantine/core';
import { useFormatter, useTranslations } from 'next-intl';
import { type ReactNode, useRef, useState } from 'react';
import { saveBlob, saveText } from '@/components/ui/save-file';
import { Table } from '@/components/ui/table';
import { csvText } from '@/lib/exports/csv';
import classes from './chart-frame.module.css';
import { type LegendEntry, svgPicture } from './svg-picture';

export interface ChartColumn {
  readonly label: string;
  readonly isNumber?: boolean;
  /** Decimal places in the table view; the CSV has all digits. */
  readonly digits?: number;
}

/** A chart with its legend; the same as a table, as CSV and as PNG. */
export function ChartFrame({
  title,
  file,
  columns,
  rows,
  legend = [],
  height,
  actions,
  isInteractive = false,
  picture,
  children,
}: {
  /** What is shown, for those who do not see it, and above the picture. */
  title: string;
  /** Name of the files without ending. */
  file: string;
  columns: readonly ChartColumn[];
  rows: readonly (readonly (string | number | null)[])[];
  legend?: readonly LegendEntry[];
  /** Of the table, which is as high as the chart. */
  height: number;
  actions?: ReactNode;
  /** It has parts that the keyboard reaches: it is then a group of them and not one picture. */
  isInteractive?: boolean;
  /** Draws the PNG where the chart is no SVG. */
  picture?: () => Promise<Blob | null>;
  children: ReactNode;
}) {
  const common = useTranslations('common');
  const format = useFormatter();
  const drawing = useRef<HTMLDivElement>(null);
  const swatches = useRef<HTMLUListElement>(null);
  const [isTable, setTable] = useState(false);
  const savePicture = async () => {
    const svg = drawing.current?.querySelector('svg');
    // A colour may be a variable of the theme: the picture needs what it stands for.
    const colours = Array.from(
      swatches.current?.querySelectorAll('span') ?? [],
      (swatch) => getComputedStyle(swatch).backgroundColor,
    );
    const entries = legend.map(({ label, colour }, at) => ({ label, colour: colours[at] ?? colour }));
    const blob = picture ? await picture() : svg ? await svgPicture(svg, title, entries) : null;
    if (blob) saveBlob(`${file}.png`, blob);
  };
  const text = (value: string | number | null, { digits }: ChartColumn) =>
    typeof value === 'number'
      ? format.number(value, { minimumFractionDigits: digits ?? 0, maximumFractionDigits: digits ?? 3 })
      : (value ?? '–');
  return (
    <>
      <Group gap="xs" justify="space-between" mb={6} className="no-print">
        <Group gap="xs">{actions}</Group>
        <Group gap="xs">
          <Button size="compact-xs" variant="default" onClick={() => setTable(!isTable)}>
            {isTable ? common('chartView') : common('tableView')}
          </Button>
          {isTable ? null : (
            <Button size="compact-xs" variant="default" onClick={() => void savePicture()}>
              PNG
            </Button>
          )}
          <Button
            size="compact-xs"
            variant="default"
            onClick={() =>
              saveText(
                `${file}.csv`,
                csvText(
                  columns.map(({ label }) => label),
                  rows,
                ),
              )
            }
          >
            CSV
          </Button>
        </Group>
      </Group>
      {isTable ? (
        <Table.ScrollContainer minWidth={80 * columns.length} maxHeight={height} label={title}>
          <Table isSmall>
            <Table.Thead>
              <Table.Tr>
                {columns.map(({ label, isNumber }) => (
                  <Table.Th key={label} ta={isNumber ? 'right' : undefined}>
                    {label}
                  </Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map((row, at) => (
                <Table.Tr key={at}>
                  {columns.map((column, place) => (
                    <Table.Td key={column.label} ta={column.isNumber ? 'right' : undefined}>
                      {text(row[place] ?? null, column)}
                    </Table.Td>
                  ))}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      ) : (
        <>
          <div ref={drawing} role={isInteractive ? 'group' : 'img'} aria-label={title}>
            {children}
          </div>
          {legend.length > 0 ? (
            <ul ref={swatches} className={classes.legend}>
              {legend.map(({ label, colour }) => (
                <li key={label}>
                  <span style={{ background: colour }} aria-hidden />
                  {label}
                </li>
              ))}
            </ul>
          ) : null}
        </>
      )}
    </>
  );
}
