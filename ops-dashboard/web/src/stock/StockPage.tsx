import { useState } from 'react'
import type { Found } from '../api/types'
import { useAnswer } from '../api/useAnswer'
import { useLastValue } from '../api/useLastValue'
import { useSettled } from '../api/useSettled'
import type { Query } from '../frame/address'
import type { PageProps } from '../frame/pages'
import { useQuery } from '../frame/router'
import { SidePanel } from '../panels/SidePanel'
import { Freshness } from '../parts/Freshness'
import { Panel } from '../parts/Panel'
import { useNarrow } from '../parts/useNarrow'
import { Cell, HeadCell, Rows } from '../parts/Rows'
import { Answered, Failed, Nothing } from '../parts/States'
import { useZone } from '../time/useNow'
import { count } from '../words/numbers'
import { type Column, columns, columnsOf, type Seen, sortAfter, withColumn } from './columns'
import { FacetList } from './FacetList'
import { countsOf, isNarrowed, nothing, searchOf, tableOf } from './narrow'
import { keyOf, useSeen } from './useSeen'
import './stock.css'

const rowHeight = 33
const countedEveryMillis = 15_000
/** Of a column, in pixels: narrower than all of them together one scrolls sideways. */
const leastWidth = 84
/** Rows below those in sight that are asked for before one comes to them. */
const ahead = 60

/** All stock of the chain, live: searched, narrowed, sorted, in the columns that one wants. The address is all of it. */
export default function StockPage(_: PageProps) {
  const [query, change] = useQuery()
  const words = useSettled(query['q'] ?? '', 120)
  const { answer, seen, further, trouble } = useSeen(searchOf(query, words))
  const counts = useLastValue(useAnswer<Found>(countsOf(query, words), countedEveryMillis).value)
  const shown = columnsOf(query['columns'], useNarrow())
  const opened = query['at'] && query['item'] ? { store: query['at'], item: query['item'] } : undefined
  const close = () => change({ at: undefined, item: undefined })
  return (
    <div className="floor">
      <header className="floor-head">
        <h1>Stock</h1>
        <span className="sub">every item at every store, as it is now</span>
      </header>
      <main className={opened ? 'floor-main with-side' : 'floor-main'}>
        <Panel
          title="Live stock"
          className="live-stock"
          note={answer.value && <Freshness found={answer.value} />}
          tools={<Tools query={query} shown={shown} change={change} />}
        >
          <Answered answer={answer} loading="Asking the search…">
            {(found) => <Body found={found} counted={counts?.facets ?? {}} seen={seen} shown={shown} query={query} words={words} further={further} change={change} />}
          </Answered>
          {trouble && <Failed sentence={trouble} />}
        </Panel>
        {opened && <SidePanel opened={opened} onOpen={({ store, item }) => change({ at: store, item })} onClose={close} />}
      </main>
    </div>
  )
}

type Change = (change: Readonly<Record<string, string | undefined>>) => void
type BodyProps = { found: Found; counted: Found['facets']; seen: readonly Seen[]; shown: readonly Column[]; query: Query; words: string; further: () => void; change: Change }

function Body({ found, counted, seen, shown, query, words, further, change }: BodyProps) {
  return (
    <>
      {found.didYouMean && (
        <p className="quiet meant" role="status">
          Nothing is called “{words}”. Looked for “{found.didYouMean}”.
        </p>
      )}
      <div className="search-body">
        <FacetList counted={counted} query={query} change={change} />
        {seen.length === 0 ? (
          <Nothing>
            {words === '' && !isNarrowed(query)
              ? 'No stock is known yet. It comes with the first count, receipt or sale.'
              : `Nothing matches. ${isNarrowed(query) ? 'Take a filter away, or try' : 'Try'} fewer or shorter words.`}
          </Nothing>
        ) : (
          <Table seen={seen} total={found.total} shown={shown} query={query} further={further} change={change} />
        )}
      </div>
    </>
  )
}

type TableProps = { seen: readonly Seen[]; total: number; shown: readonly Column[]; query: Query; further: () => void; change: Change }

function Table({ seen, total, shown, query, further, change }: TableProps) {
  const zone = useZone()
  const tracks = { gridTemplateColumns: shown.map((column) => column.width).join(' ') }
  const width = { minWidth: shown.length * leastWidth }
  const scrolled = (fromTop: number) => {
    if (fromTop / rowHeight > seen.length - ahead) further()
  }
  return (
    <div className="table-box">
      <Rows
        label="Stock"
        className="table-rows"
        head={
          <div role="row" className="row head" style={tracks}>
            {shown.map((column) => (
              <Head key={column.name} column={column} sort={query['sort']} onSort={(sort) => change({ sort })} />
            ))}
          </div>
        }
        rows={seen}
        total={total}
        tracks={tracks}
        style={width}
        rowHeight={rowHeight}
        keyOf={({ hit }) => keyOf(hit)}
        classOf={({ hit }) => ((hit.onHand ?? 1) <= 0 ? 'out' : '')}
        isSelected={({ hit }) => hit.store === query['at'] && hit.item === query['item']}
        onOpen={({ hit }) => change({ at: hit.store, item: hit.item })}
        onScrolled={scrolled}
        cells={(row) =>
          shown.map((column) => (
            <Cell key={column.name} className={classOf(column)}>
              {column.cell(row, zone)}
            </Cell>
          ))
        }
      />
      <p className="quiet below">{seen.length < total ? `The first ${count(seen.length)} of ${count(total)}; more come as you scroll.` : 'That is all.'}</p>
    </div>
  )
}

function classOf({ name, isNumber }: Column): string {
  return isNumber ? (name === 'onHand' ? 'number on-hand' : 'number') : `of-${name}`
}

function Head({ column, sort, onSort }: { column: Column; sort: string | undefined; onSort: (sort: string) => void }) {
  const direction = column.sort === undefined ? undefined : sort === column.sort ? 'ascending' : sort === `-${column.sort}` ? 'descending' : undefined
  return (
    <HeadCell className={column.isNumber ? 'number' : `of-${column.name}`} sorted={direction}>
      {column.sort === undefined ? (
        column.title
      ) : (
        <button type="button" className="sort" onClick={() => onSort(sortAfter(sort, column))} aria-label={`Sort by ${column.title}`}>
          {column.title}
          <span aria-hidden="true">{direction === 'ascending' ? ' ↑' : direction === 'descending' ? ' ↓' : ''}</span>
        </button>
      )}
    </HeadCell>
  )
}

function Tools({ query, shown, change }: { query: Query; shown: readonly Column[]; change: Change }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      {isNarrowed(query) && (
        <button type="button" className="small" onClick={() => change(nothing)}>
          Clear filters
        </button>
      )}
      <div className="choose" onKeyDown={(event) => event.key === 'Escape' && setOpen(false)}>
        <button type="button" className="small" aria-expanded={open} onClick={() => setOpen(!open)}>
          Columns
        </button>
        {open && (
          <fieldset className="choice">
            <legend>Columns</legend>
            {columns.map((column) => (
              <label key={column.name}>
                <input type="checkbox" checked={shown.includes(column)} onChange={() => change({ columns: withColumn(shown, column.name) })} /> {column.title}
              </label>
            ))}
          </fieldset>
        )}
      </div>
      <a className="small" href={tableOf(query, shown.map((column) => column.name))} download="stock.csv">
        As CSV
      </a>
    </>
  )
}
