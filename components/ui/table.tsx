import clsx from 'clsx';
import { type ComponentProps, type CSSProperties } from 'react';
import classes from './table.module.css';

interface CellStyle {
  readonly ta?: CSSProperties['textAlign'];
  readonly fw?: CSSProperties['fontWeight'];
  readonly w?: number;
  readonly maw?: number;
}

type CellProps<Tag extends 'th' | 'td'> = ComponentProps<Tag> & CellStyle;

const cellStyle = ({ ta, fw, w, maw }: CellStyle, style: CSSProperties | undefined): CSSProperties => ({
  textAlign: ta,
  fontWeight: fw,
  width: w,
  maxWidth: maw,
  ...style,
});

function Th({ ta, fw, w, maw, style, ...rest }: CellProps<'th'>) {
  return <th {...rest} style={cellStyle({ ta, fw, w, maw }, style)} />;
}

function Td({ ta, fw, w, maw, style, ...rest }: CellProps<'td'>) {
  return <td {...rest} style={cellStyle({ ta, fw, w, maw }, style)} />;
}

/** A table that is wider than its place scrolls in a region of its own, which the keyboard reaches. */
function ScrollContainer({
  minWidth,
  maxHeight,
  label,
  fitsPhone,
  children,
}: {
  minWidth: number;
  maxHeight?: number;
  label: string;
  /** On a phone it has fewer columns, and needs no such width. */
  fitsPhone?: boolean;
  children: ComponentProps<'div'>['children'];
}) {
  return (
    <div className={classes.region} style={{ maxHeight }} tabIndex={0} role="region" aria-label={label}>
      <div className={fitsPhone ? classes.fits : undefined} style={{ minWidth }}>
        {children}
      </div>
    </div>
  );
}

interface TableProps extends ComponentProps<'table'> {
  /** Small print. */
  readonly isSmall?: boolean;
  /** Names at the left, values at the right, one pair a row. */
  readonly isVertical?: boolean;
}

/** A plain table in the studio's style: Mantine's own brings a scroll area and a positioning engine along. */
export function Table({ isSmall, isVertical, className, ...rest }: TableProps) {
  return (
    <table
      {...rest}
      className={clsx(classes.table, isSmall && classes.small, isVertical && classes.vertical, className)}
    />
  );
}

Table.Thead = (props: ComponentProps<'thead'>) => <thead {...props} />;
Table.Tbody = (props: ComponentProps<'tbody'>) => <tbody {...props} />;
Table.Tr = (props: ComponentProps<'tr'>) => <tr {...props} />;
Table.Th = Th;
Table.Td = Td;
Table.ScrollContainer = ScrollContainer;
