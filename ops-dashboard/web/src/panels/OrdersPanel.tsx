import {
  type Column,
  createColumnHelper,
  getCoreRowModel,
  getSortedRowModel,
  type SortingState,
  useReactTable,
} from '@tanstack/react-table'
import { useMemo, useState } from 'react'
import type { OrderRow } from '../api/types'
import { useTrouble } from '../api/useTrouble'
import { useOpenOrders } from '../live/useOpenOrders'
import { isOpened, type Opened } from '../parts/opened'
import { Empty, Panel } from '../parts/Panel'
import { Cell, HeadCell, Rows } from '../parts/Rows'
import { TimeLeft } from '../parts/TimeLeft'
import { Words } from '../parts/Words'
import { countdown } from '../time/countdown'
import { useBusinessNow } from '../time/useNow'
import { statusWords } from '../words/names'
import { count, units } from '../words/numbers'

const column = createColumnHelper<OrderRow>()

const columns = [
  column.accessor((row) => Date.parse(row.dueAt), { id: 'due', header: 'Time left' }),
  column.accessor('storeName', { header: 'Store' }),
  column.accessor('itemName', { header: 'Item' }),
  column.accessor('units', { header: 'Packs' }),
  column.accessor('status', { header: 'Status' }),
]

/** What has been ordered and is not yet on the shelf, with what is left of its 24 hours. */
export function OrdersPanel({ onOpen, opened }: { onOpen: (opened: Opened) => void; opened: Opened | undefined }) {
  const { orders, more, trouble, loading } = useOpenOrders()
  useTrouble('orders', trouble)
  const now = useBusinessNow() ?? 0
  const [sorting, setSorting] = useState<SortingState>([{ id: 'due', desc: false }])
  const lines = useMemo(() => [...orders.values()], [orders])
  const table = useReactTable({
    data: lines,
    columns,
    state: { sorting },
    onSortingChange: setSorting,
    getRowId: (row) => row.line,
    getCoreRowModel: getCoreRowModel(),
    getSortedRowModel: getSortedRowModel(),
  })
  const late = lines.filter((line) => Date.parse(line.dueAt) < now).length
  const note = lines.length === 0 ? undefined : `${count(lines.length)}${more ? '+' : ''} open${late > 0 ? `, ${count(late)} late` : ''}`
  return (
    <Panel title="Open orders" className="orders" note={note}>
      {trouble && (
        <Empty isTrouble>
          <Words text={trouble} />
        </Empty>
      )}
      {lines.length === 0 && !trouble && (
        <Empty>{loading ? 'Asking for the open orders…' : 'Nothing is on order.'}</Empty>
      )}
      {lines.length > 0 && (
        <Rows
          label="Open orders"
          className="order-rows"
          head={<div role="row" className="row head">{table.getAllLeafColumns().map((each) => <SortHead key={each.id} column={each} />)}</div>}
          rows={table.getRowModel().rows}
          keyOf={(row) => row.id}
          isSelected={(row) => isOpened(opened, row.original)}
          onOpen={(row) => onOpen({ store: row.original.store, item: row.original.item, line: row.original.line })}
          cells={(row) => <OrderCells line={row.original} now={now} />}
        />
      )}
    </Panel>
  )
}

function SortHead({ column }: { column: Column<OrderRow> }) {
  const sorted = column.getIsSorted()
  return (
    <HeadCell>
      <button type="button" className="sort" onClick={column.getToggleSortingHandler()} aria-label={`Sort by ${String(column.columnDef.header)}`}>
        {String(column.columnDef.header)}
        <span aria-hidden="true">{sorted === 'asc' ? ' ↑' : sorted === 'desc' ? ' ↓' : ''}</span>
      </button>
    </HeadCell>
  )
}

function OrderCells({ line, now }: { line: OrderRow; now: number }) {
  const left = countdown(line.dueAt, now)
  const status = statusWords(line.status, line.cutOffAt, now)
  return (
    <>
      <TimeLeft left={left} />
      <Cell className="faint" title={line.storeName}>
        {line.storeName}
      </Cell>
      <Cell title={line.itemName}>{line.itemName}</Cell>
      <Cell className="packs">{packs(line)}</Cell>
      <Cell title={status}>
        <span className={`status ${line.status.toLowerCase()}`}>{status}</span>
      </Cell>
    </>
  )
}

function packs(line: OrderRow): string {
  const pack = Math.max(1, line.casePack)
  return `${count(line.units / pack)} × ${units(pack, line.unit)}`
}
