import { useEffect, useState } from 'react'
import type { Glossary, OrderLine, OrderLines, Places } from '../api/types'
import { useAnswer } from '../api/useAnswer'
import { useFresh } from '../api/useFresh'
import { usePages } from '../api/usePages'
import { allNames, goodsName, measured, placeName } from '../floor/names'
import type { Query } from '../frame/address'
import type { PageProps } from '../frame/pages'
import { useQuery } from '../frame/router'
import { HistoryPart } from '../panels/HistoryPart'
import { More } from '../parts/More'
import { Panel } from '../parts/Panel'
import { Cell, HeadRow, Rows } from '../parts/Rows'
import { Answered, Nothing } from '../parts/States'
import { shortMoment } from '../time/businessTime'
import { countdown } from '../time/countdown'
import { useBusinessNow, useZone } from '../time/useNow'
import { lineStatusWords } from '../words/names'
import { count } from '../words/numbers'
import { OrderLineSide } from './OrderLineSide'

const statuses = ['OPEN', 'PLACED', 'DESPATCHED', 'RECEIVED', 'MISSING', 'CANCELLED'] as const
const hour = 3_600_000
const dues = [
  ['', 'any time'],
  ['0', 'is over'],
  ['3', 'in 3 hours'],
  ['8', 'in 8 hours'],
  ['24', 'in 24 hours'],
] as const

/** Every replenishment order line, by center, store, state and what is left of its 24 hours. */
export default function OrdersPage({ me }: PageProps) {
  const [query, change] = useQuery()
  const address = useAddressOf(query)
  const answer = useFresh<OrderLines>(address, ['orders'])
  const pages = usePages(address, answer.value)
  const once = new Map(pages.all.toReversed().flatMap((page) => page.lines.map((line) => [line.line, line])))
  const lines = [...once.values()].toSorted((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt))
  const close = () => change({ line: undefined })
  const line = query['line']
  return (
    <div className="floor">
      <header className="floor-head">
        <h1>Orders</h1>
        <span className="sub">line by line, the first due first</span>
      </header>
      <main className={line ? 'floor-main with-side' : 'floor-main'}>
        <Panel title="Order lines" className="order-lines" note={answer.value && `${count(lines.length)}${pages.more ? '+' : ''} lines`}>
          <Filters query={query} change={change} />
          <Answered answer={answer} loading="Asking planning for the orders…">
            {() => (lines.length === 0 ? <Nothing>No order line is so. Try another filter.</Nothing> : <LineRows lines={lines} names={allNames(pages.all)} />)}
          </Answered>
          <More words="More lines" more={pages.more} trouble={pages.trouble} />
        </Panel>
        {line && <OrderLineSide line={line} may={me.may} dcs={me.dcs} onClose={close} history={(store, item) => <HistoryPart store={store} item={item} />} />}
      </main>
    </div>
  )
}

/** The instant until which lines are due is that of the first look: it must not change with every second. */
function useAddressOf(query: Query): string | undefined {
  const now = useBusinessNow()
  const [since, setSince] = useState<{ due: string; at: number }>()
  const due = query['due'] ?? ''
  const known = now !== undefined
  useEffect(() => {
    if (known && due !== '') setSince({ due, at: now })
    // Once for each choice: the clock goes on meanwhile.
  }, [due, known])
  const asked = new URLSearchParams()
  for (const name of ['dc', 'store']) if (query[name]) asked.set(name, query[name]!)
  const status = query['status'] ?? 'OPEN'
  if (status !== 'ALL') asked.set('status', status)
  if (due !== '') {
    if (since?.due !== due) return undefined
    asked.set('dueBefore', new Date(since.at + Number(due) * hour).toISOString())
  }
  return `/api/order-lines?${asked}`
}

type FiltersProps = { query: Query; change: (change: Record<string, string | undefined>) => void }

function Filters({ query, change }: FiltersProps) {
  const places = useAnswer<Places>('/api/places?limit=200', 60_000).value
  return (
    <div className="filters" role="group" aria-label="Which lines">
      <label>
        Center
        <select value={query['dc'] ?? ''} onChange={(event) => change({ dc: event.target.value })}>
          <option value="">any</option>
          {places?.centers.map((dc) => (
            <option key={dc.gln} value={dc.gln}>
              {dc.name}
            </option>
          ))}
        </select>
      </label>
      <label>
        Store
        <select value={query['store'] ?? ''} onChange={(event) => change({ store: event.target.value })}>
          <option value="">any</option>
          {query['store'] && !places?.stores.some((store) => store.gln === query['store']) && <option value={query['store']}>{query['store']}</option>}
          {places?.stores.map((store) => (
            <option key={store.gln} value={store.gln}>
              {store.name}
            </option>
          ))}
        </select>
      </label>
      <label>
        State
        <select value={query['status'] ?? 'OPEN'} onChange={(event) => change({ status: event.target.value === 'OPEN' ? undefined : event.target.value })}>
          {statuses.map((status) => (
            <option key={status} value={status}>
              {status === 'OPEN' ? 'Open' : lineStatusWords(status)}
            </option>
          ))}
          <option value="ALL">All</option>
        </select>
      </label>
      <label>
        Due
        <select value={query['due'] ?? ''} onChange={(event) => change({ due: event.target.value })}>
          {dues.map(([hours, words]) => (
            <option key={hours} value={hours}>
              {words}
            </option>
          ))}
        </select>
      </label>
    </div>
  )
}

function LineRows({ lines, names }: { lines: readonly OrderLine[]; names: Glossary }) {
  const [query, change] = useQuery()
  const now = useBusinessNow() ?? 0
  const zone = useZone()
  return (
    <Rows
      label="Order lines"
      className="oline-rows"
      head={<HeadRow of={['Time left', 'Store', 'Item', { number: 'Units' }, { number: 'Open' }, 'Status', 'Cut-off']} />}
      rows={lines}
      keyOf={(line) => line.line}
      isSelected={(line) => line.line === query['line']}
      onOpen={(line) => change({ line: line.line })}
      cells={(line) => {
        const left = countdown(line.dueAt, now)
        return (
          <>
            <Cell className={`countdown ${line.open > 0 ? left.urgency : ''}`}>
              <span className="countdown-text">{line.open > 0 ? left.text : line.within24Hours == null ? '–' : line.within24Hours ? 'in time' : 'missed'}</span>
            </Cell>
            <Cell title={placeName(names, line.store)}>{placeName(names, line.store)}</Cell>
            <Cell title={goodsName(names, line)}>{goodsName(names, line)}</Cell>
            <Cell className="number">{measured(names, line.item, line.units)}</Cell>
            <Cell className="number">{line.open > 0 ? measured(names, line.item, line.open) : '–'}</Cell>
            <Cell>
              <span className={`status is-${line.status.toLowerCase()}`}>{lineStatusWords(line.status)}</span>
            </Cell>
            <Cell className="faint">{shortMoment(line.cutOffAt, zone)}</Cell>
          </>
        )
      }}
    />
  )
}
