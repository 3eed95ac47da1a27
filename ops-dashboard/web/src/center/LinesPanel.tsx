import { useEffect, useState } from 'react'
import { get, wordsOf } from '../api/client'
import type { CenterLine, CenterLines, Glossary } from '../api/types'
import { useFresh } from '../api/useFresh'
import { itemName, measured, placeName } from '../floor/names'
import { useQuery } from '../frame/router'
import { Panel } from '../parts/Panel'
import { Cell, HeadCell, Rows } from '../parts/Rows'
import { Answered, Failed, Nothing } from '../parts/States'
import { countdown } from '../time/countdown'
import { useBusinessNow } from '../time/useNow'
import { sentenceCase } from '../words/names'
import { count } from '../words/numbers'
import type { CenterProps } from './CenterPage'

const statuses = [
  ['OPEN', 'All that has not left'],
  ['WAITING', 'Waiting'],
  ['BACK_ORDERED', 'Short'],
  ['PICKING', 'Picking'],
  ['PICKED', 'Picked'],
] as const

/** Order lines that must leave, the first due first, each with what is left of its 24 hours. */
export function LinesPanel({ gln }: CenterProps) {
  const [query, change] = useQuery()
  const status = query['status'] ?? 'OPEN'
  const address = `/api/dcs/${gln}/lines?status=${status}`
  const answer = useFresh<CenterLines>(address, ['orders'])
  const more = useMore(address, answer.value)
  const fits = (line: CenterLine) => query['cutOff'] === undefined || line.cutOffAt === query['cutOff']
  const lines = [...(answer.value?.lines ?? []), ...more.lines].filter(fits)
  const names = more.names(answer.value?.names)
  return (
    <Panel
      title="Lines"
      className="center-lines"
      note={lines.length > 0 ? `${count(lines.length)}${more.next ? '+' : ''}, first due first` : undefined}
      tools={
        <select aria-label="Which lines" value={status} onChange={(event) => change({ status: event.target.value === 'OPEN' ? undefined : event.target.value })}>
          {statuses.map(([of, words]) => (
            <option key={of} value={of}>
              {words}
            </option>
          ))}
        </select>
      }
    >
      <Answered answer={answer} loading="Asking for the lines…">
        {() =>
          lines.length === 0 ? (
            <Nothing>{status === 'OPEN' ? 'Nothing waits to leave.' : 'No line is in this state.'}</Nothing>
          ) : (
            <LineRows lines={lines} names={names!} />
          )
        }
      </Answered>
      {more.trouble && <Failed sentence={more.trouble} />}
      {more.next && (
        <button type="button" className="small more" onClick={more.ask}>
          More lines
        </button>
      )}
    </Panel>
  )
}

function LineRows({ lines, names }: { lines: readonly CenterLine[]; names: Glossary }) {
  const now = useBusinessNow() ?? 0
  const [query, change] = useQuery()
  return (
    <Rows
      label="Lines to leave"
      className="line-rows"
      head={
        <div role="row" className="row head">
          <HeadCell>Time left</HeadCell>
          <HeadCell>Store</HeadCell>
          <HeadCell>Item</HeadCell>
          <HeadCell className="number">Units</HeadCell>
          <HeadCell>Status</HeadCell>
        </div>
      }
      rows={lines}
      keyOf={(line) => line.orderLine}
      isSelected={(line) => line.orderLine === query['line']}
      onOpen={(line) => change({ line: line.orderLine, wave: undefined, item: undefined, sscc: undefined })}
      cells={(line) => {
        const left = countdown(line.dueAt, now)
        return (
          <>
            <Cell className={`countdown ${left.urgency}`}>
              <span className="countdown-text">{left.text}</span>
              <span className="countdown-bar" aria-hidden="true">
                <span style={{ width: `${left.left * 100}%` }} />
              </span>
            </Cell>
            <Cell title={placeName(names, line.store)}>{placeName(names, line.store)}</Cell>
            <Cell title={itemName(names, line.item)}>{itemName(names, line.item)}</Cell>
            <Cell className="number">{measured(names, line.item, line.units - line.cancelled - line.despatched)}</Cell>
            <Cell>
              <span className={`status is-${line.status.toLowerCase()}`}>{line.status === 'BACK_ORDERED' ? 'Short' : sentenceCase(line.status)}</span>
            </Cell>
          </>
        )
      }}
    />
  )
}

type More = { lines: readonly CenterLine[]; next?: string | null | undefined; names: (first: Glossary | undefined) => Glossary | undefined; trouble?: string | undefined; ask: () => void }

/** Further pages, asked for one by one; they begin anew when what is asked for changes. */
function useMore(address: string, first: CenterLines | undefined): More {
  const [pages, setPages] = useState<readonly CenterLines[]>([])
  const [trouble, setTrouble] = useState<string>()
  useEffect(() => setPages([]), [address])
  const next = pages.length > 0 ? pages.at(-1)!.next : first?.next
  const ask = () => {
    if (!next) return
    get<CenterLines>(`${address}&after=${encodeURIComponent(next)}`).then(
      (page) => setPages([...pages, page]),
      (error: unknown) => setTrouble(wordsOf(error)),
    )
  }
  const seen = new Set(first?.lines.map((line) => line.orderLine))
  const names = (of: Glossary | undefined) =>
    of && pages.reduce((sum, page) => ({ places: { ...sum.places, ...page.names.places }, items: { ...sum.items, ...page.names.items } }), of)
  return { lines: pages.flatMap((page) => page.lines).filter((line) => !seen.has(line.orderLine)), next, names, trouble, ask }
}
