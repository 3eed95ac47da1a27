import type { CenterLine, CenterLines, Glossary } from '../api/types'
import { useFresh } from '../api/useFresh'
import { usePages } from '../api/usePages'
import { allNames, goodsName, measured, placeName } from '../floor/names'
import { useQuery } from '../frame/router'
import { More } from '../parts/More'
import { Panel } from '../parts/Panel'
import { Cell, HeadRow, Rows } from '../parts/Rows'
import { Answered, Nothing } from '../parts/States'
import { TimeLeft } from '../parts/TimeLeft'
import { countdown } from '../time/countdown'
import { useBusinessNow } from '../time/useNow'
import { sentenceCase } from '../words/names'
import { count } from '../words/numbers'
import type { CenterProps } from './CenterPage'
import { useCenterNames } from './useCenterNames'

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
  const pages = usePages(address, answer.value)
  const fits = (line: CenterLine) => query['cutOff'] === undefined || line.cutOffAt === query['cutOff']
  const once = new Map(pages.all.toReversed().flatMap((page) => page.lines.map((line) => [line.orderLine, line])))
  const lines = [...once.values()].filter(fits).toSorted((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt))
  return (
    <Panel
      title="Lines"
      className="center-lines"
      note={lines.length > 0 ? `${count(lines.length)}${pages.more ? '+' : ''}, first due first` : undefined}
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
            <LineRows lines={lines} names={allNames(pages.all)} />
          )
        }
      </Answered>
      <More words="More lines" more={pages.more} trouble={pages.trouble} />
    </Panel>
  )
}

function LineRows({ lines, names }: { lines: readonly CenterLine[]; names: Glossary }) {
  const now = useBusinessNow() ?? 0
  const [query, change] = useQuery()
  const { nameOf } = useCenterNames(lines.some((line) => line.home))
  const storeOf = (line: CenterLine) => placeName(names, line.store) + (line.home ? `, of ${nameOf(line.home)}` : '')
  return (
    <Rows
      label="Lines to leave"
      className="line-rows"
      head={<HeadRow of={['Time left', 'Store', 'Item', { number: 'Units' }, 'Status']} />}
      rows={lines}
      keyOf={(line) => line.orderLine}
      isSelected={(line) => line.orderLine === query['line']}
      onOpen={(line) => change({ line: line.orderLine, wave: undefined, item: undefined, sscc: undefined })}
      cells={(line) => {
        const left = countdown(line.dueAt, now)
        return (
          <>
            <TimeLeft left={left} />
            <Cell title={storeOf(line)}>{storeOf(line)}</Cell>
            <Cell title={goodsName(names, line)}>{goodsName(names, line)}</Cell>
            <Cell className="number">{measured(names, line.item, line.units - line.cancelled - line.despatched)}</Cell>
            <Cell>
              <span className={`status is-${line.status.toLowerCase()}`}>{line.status === 'BACK_ORDERED' ? 'Short' : line.status === 'WAITING' && line.pulledForwardAt ? 'Pulled forward' : sentenceCase(line.status)}</span>
            </Cell>
          </>
        )
      }}
    />
  )
}
