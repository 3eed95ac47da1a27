import { useVirtualizer } from '@tanstack/react-virtual'
import { type CSSProperties, type KeyboardEvent, type ReactNode, useRef } from 'react'

type Props<T> = {
  label: string
  className: string
  head: ReactNode
  rows: readonly T[]
  keyOf: (row: T) => string
  classOf?: (row: T) => string
  isSelected?: (row: T) => boolean
  onOpen?: (row: T) => void
  onScrolled?: (fromTop: number) => void
  cells: (row: T) => ReactNode
  rowHeight?: number
  /** Rows that there are, those included that have not come yet. */
  total?: number
  /** The grid of a row, where the columns are chosen. */
  tracks?: CSSProperties
  style?: CSSProperties
}

/** A table of any length: only the rows in sight are in the document. Arrow keys move, Enter opens. */
export function Rows<T>(props: Props<T>) {
  const box = useRef<HTMLDivElement>(null)
  const height = props.rowHeight ?? 33
  const virtual = useVirtualizer({
    count: props.rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => height,
    getItemKey: (index) => props.keyOf(props.rows[index]!),
    overscan: 8,
  })
  const move = (event: KeyboardEvent<HTMLElement>, row: T) => {
    const step = event.key === 'ArrowDown' ? 'nextElementSibling' : event.key === 'ArrowUp' ? 'previousElementSibling' : undefined
    if (step) {
      const next = event.currentTarget[step]
      if (next instanceof HTMLElement) next.focus()
      event.preventDefault()
    } else if (event.key === 'Enter' || event.key === ' ') {
      props.onOpen?.(row)
      event.preventDefault()
    }
  }
  return (
    <div role="table" aria-label={props.label} aria-rowcount={props.total ?? props.rows.length} className={`rows ${props.className}`} style={props.style}>
      <div role="rowgroup" className="rows-head">
        {props.head}
      </div>
      <div role="rowgroup" className="rows-body" ref={box} onScroll={(event) => props.onScrolled?.(event.currentTarget.scrollTop)}>
        <div style={{ height: virtual.getTotalSize(), position: 'relative' }}>
          {virtual.getVirtualItems().map((shown) => {
            const row = props.rows[shown.index]!
            const selected = props.isSelected?.(row) ?? false
            return (
              <div
                key={shown.key}
                role="row"
                aria-rowindex={shown.index + 1}
                aria-selected={selected}
                tabIndex={0}
                className={`row ${props.classOf?.(row) ?? ''} ${selected ? 'selected' : ''}`}
                style={{ ...props.tracks, height, transform: `translateY(${shown.start}px)` }}
                onClick={() => props.onOpen?.(row)}
                onKeyDown={(event) => move(event, row)}
              >
                {props.cells(row)}
              </div>
            )
          })}
        </div>
      </div>
    </div>
  )
}

type CellProps = { children: ReactNode; className?: string; title?: string }

export function Cell({ children, className, title }: CellProps) {
  return (
    <div role="cell" className={`cell ${className ?? ''}`} title={title}>
      {children}
    </div>
  )
}

type HeadCellProps = { children?: ReactNode; className?: string; sorted?: 'ascending' | 'descending' }

export function HeadCell({ children, className, sorted }: HeadCellProps) {
  return (
    <div role="columnheader" className={`cell ${className ?? ''}`} aria-sort={sorted}>
      {children}
    </div>
  )
}

/** The heads of all columns; those of numbers stand to the right, as their numbers do. */
export function HeadRow({ of }: { of: readonly (string | { number: string })[] }) {
  return (
    <div role="row" className="row head">
      {of.map((column) =>
        typeof column === 'string' ? (
          <HeadCell key={column}>{column}</HeadCell>
        ) : (
          <HeadCell key={column.number} className="number">
            {column.number}
          </HeadCell>
        ),
      )}
    </div>
  )
}
