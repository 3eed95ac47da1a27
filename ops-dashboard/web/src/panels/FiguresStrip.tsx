import { type ReactNode, useMemo } from 'react'
import type { Figures } from '../api/types'
import { useLive } from '../live/stream'
import { Chart } from '../parts/Chart'
import { hourAndMinute } from '../time/businessTime'
import { brief, count, latency, share } from '../words/numbers'

/** The figures that say how the day goes. */
export function FiguresStrip() {
  const figures = useLive((live) => live.figures)
  return (
    <section className="strip" aria-label="Figures">
      <SalesTile figures={figures} />
      <TodayTile figures={figures} />
      <LatencyTile figures={figures} />
      <PromiseTile figures={figures} />
      <RoadTile figures={figures} />
    </section>
  )
}

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
          {brief(rate < 10 ? rate : Math.round(rate))} <span className="unit">lines/s</span>
        </p>
        <div className="under">{brief(figures?.sales.piecesPerBusinessHour ?? 0)} pieces per business hour</div>
      </div>
      <Chart points={points} height={72} label={`Lines sold per second over the last ${seconds.length} seconds, now ${count(rate)}`} />
    </div>
  )
}

function TodayTile({ figures }: Props) {
  const today = figures?.sales.today
  const since = today && hourAndMinute(today.since, figures.clock.zone)
  return (
    <Tile name="Sold today" value={brief(today?.piecesSold ?? 0)} unit="pieces">
      {count(today?.linesSold ?? 0)} lines{since && <> since {since}</>}
    </Tile>
  )
}

function LatencyTile({ figures }: Props) {
  const measured = figures?.tillToStock
  const waiting = figures?.services.reduce((sum, service) => sum + Object.values(service.lag).reduce((a, b) => a + b, 0), 0) ?? 0
  return (
    <Tile name="Till to stock" value={measured ? latency(measured.p50) : '–'} unit={measured ? 'median' : ''}>
      {measured ? <>99 % within {latency(measured.p99)} · </> : null}
      {count(waiting)} waiting
    </Tile>
  )
}

function PromiseTile({ figures }: Props) {
  const orders = figures?.services.find((service) => service.name === 'replenishment')?.counts ?? {}
  const kept = orders['linesWithin24Hours'] ?? 0
  const late = orders['linesLate'] ?? 0
  const isShaken = late * 100 > kept
  return (
    <Tile name="Back within 24 hours" value={share(kept, kept + late)} className={isShaken ? 'shaken' : ''}>
      {brief(orders['linesOpen'] ?? 0)} lines open · {brief(late)} were late
    </Tile>
  )
}

function RoadTile({ figures }: Props) {
  const open = figures?.exceptionsByKind.reduce((sum, kind) => sum + kind.open, 0) ?? 0
  return (
    <Tile name="On the road" value={count(figures?.underWay.despatches ?? 0)} unit="despatches">
      {count(figures?.sales.today.ranOut ?? 0)} shelves ran out today · {count(open)} exceptions
    </Tile>
  )
}
