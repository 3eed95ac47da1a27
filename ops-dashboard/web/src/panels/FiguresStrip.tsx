import { type ReactNode, useMemo } from 'react'
import type { Figures, Promised } from '../api/types'
import { useAnswer } from '../api/useAnswer'
import { useTrouble } from '../api/useTrouble'
import { underWayOf } from '../live/state'
import { useLive } from '../live/stream'
import { Chart } from '../parts/Chart'
import { hourAndMinute } from '../time/businessTime'
import { brief, count, counted, latency, promiseWords, share, units } from '../words/numbers'

/** The figures that say how the day goes. */
export function FiguresStrip({ onPromise }: { onPromise: () => void }) {
  const figures = useLive((live) => live.figures)
  return (
    <section className="strip" aria-label="Figures">
      <SalesTile figures={figures} />
      <TodayTile figures={figures} />
      <LatencyTile figures={figures} />
      <PromiseTile onOpen={onPromise} />
      <RoadTile figures={figures} />
    </section>
  )
}

const connecting = 'connecting…'

type Props = { figures: Figures | undefined }

function Tile({ name, value, unit, children, className }: { name: string; value: string; unit?: string; children?: ReactNode; className?: string }) {
  return (
    <div className={`tile ${className ?? ''}`}>
      <h2>{name}</h2>
      <p className="big">
        {value}
        {unit && <span className="unit"> {unit}</span>}
      </p>
      <div className="under">{children}</div>
    </div>
  )
}

function SalesTile({ figures }: Props) {
  const seconds = useLive((live) => live.seconds)
  const points = useMemo<[number[], number[]]>(
    () => [seconds.map((second) => second.second), seconds.map((second) => second.lines)],
    [seconds],
  )
  const rate = figures?.sales.linesPerSecond ?? 0
  return (
    <div className="tile sales">
      <div>
        <h2>Sales now</h2>
        <p className="big">
          {figures ? brief(rate < 10 ? rate : Math.round(rate)) : '–'} <span className="unit">lines/s</span>
        </p>
        <div className="under">{figures ? `${brief(figures.sales.linesPerBusinessHour)} lines per business hour` : connecting}</div>
      </div>
      <Chart points={points} height={72} label={`Lines sold per second over the last ${seconds.length} seconds, now ${count(rate)}`} />
    </div>
  )
}

function TodayTile({ figures }: Props) {
  const today = figures?.sales.today
  const since = today && hourAndMinute(today.since, figures.clock.zone)
  return (
    <Tile name="Sold today" value={today ? brief(today.linesSold) : '–'} unit="lines">
      {today ? `${brief(today.eachesSold)} pieces, ${units(today.gramsSold, 'GRAM')} since ${since}` : connecting}
    </Tile>
  )
}

function LatencyTile({ figures }: Props) {
  const measured = figures?.tillToStock
  const waiting = figures?.services.reduce((sum, service) => sum + Object.values(service.lag).reduce((a, b) => a + b, 0), 0) ?? 0
  return (
    <Tile name="Till to stock" value={measured ? latency(measured.p50) : '–'} unit={measured ? 'median' : ''}>
      {measured ? <>99 % within {latency(measured.p99)} · </> : null}
      {figures ? `${count(waiting)} waiting` : connecting}
    </Tile>
  )
}

/** Lines whose 24 hours have ended; what is open and overdue is missed now. Opens into the causes. */
function PromiseTile({ onOpen }: { onOpen: () => void }) {
  const { value, trouble } = useAnswer<Promised>('/api/promise', 5_000)
  useTrouble('promise', trouble)
  const isShaken = trouble !== undefined || (value !== undefined && value.missed * 200 > value.due)
  return (
    <button type="button" className={`tile opens ${isShaken ? 'shaken' : ''}`} onClick={onOpen} title="Due, kept, missed and why" aria-labelledby="promise-name promise-share promise-words">
      <h2 id="promise-name">Back within 24 hours</h2>
      <p id="promise-share" className="big">
        {value && !trouble ? share(value.kept, value.due) : '–'}
      </p>
      <div id="promise-words" className="under">
        {trouble ? 'planning does not say' : value ? promiseWords(value) : 'asking planning…'}
      </div>
    </button>
  )
}

function RoadTile({ figures }: Props) {
  const open = figures?.exceptionsByKind.reduce((sum, kind) => sum + kind.open, 0) ?? 0
  const despatches = underWayOf(figures)
  return (
    <Tile name="On the road" value={despatches === undefined ? '–' : count(despatches)} unit="despatches">
      {figures ? `${counted(figures.sales.today.ranOut, 'shelf', 'shelves')} ran out today · ${counted(open, 'exception')}` : connecting}
    </Tile>
  )
}
