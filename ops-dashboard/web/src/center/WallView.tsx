import './wall.css'
import { useEffect } from 'react'
import type { CenterLines, Departures, Waves } from '../api/types'
import type { Answer } from '../api/useAnswer'
import { useAnswer } from '../api/useAnswer'
import { useFresh } from '../api/useFresh'
import { itemName, placeName } from '../floor/names'
import { go } from '../frame/router'
import { Answered, Nothing } from '../parts/States'
import { hourAndMinute, timeOfDay } from '../time/businessTime'
import { countdown } from '../time/countdown'
import { useBusinessNow, useZone } from '../time/useNow'
import { count, counted } from '../words/numbers'
import type { CenterProps } from './CenterPage'
import { CutOff } from './CutOff'
import { wavesEveryMillis } from './WavesPanel'

const linesShown = 11
const wavesShown = 5

/** What must leave now, to be read from across the hall: no controls. Esc leaves it. */
export function WallView({ gln, may, name, departures }: CenterProps & { name: string; departures: Answer<Departures> }) {
  const now = useBusinessNow()
  const zone = useZone()
  useEffect(() => {
    const leave = (event: KeyboardEvent) => event.key === 'Escape' && go(`/dc/${gln}`)
    window.addEventListener('keydown', leave)
    return () => window.removeEventListener('keydown', leave)
  }, [gln])
  const lines = useFresh<CenterLines>(`/api/dcs/${gln}/lines?limit=${linesShown}`, ['orders'])
  const open = departures.value?.departures.reduce((sum, each) => sum + each.lines, 0)
  const late = departures.value?.departures.reduce((sum, each) => sum + each.late, 0) ?? 0
  return (
    <main className="wall-view">
      <header>
        <h1>{name}</h1>
        <time>{now === undefined ? '…' : timeOfDay(now, zone)}</time>
      </header>
      <section className="wall-figures" aria-label="How it stands">
        <div>
          <h2>Next cut-off</h2>
          {departures.value?.nextCutOff ? <CutOff at={departures.value.nextCutOff} /> : <b>–</b>}
        </div>
        <div>
          <h2>Lines open</h2>
          <b>{open === undefined ? '–' : count(open)}</b>
        </div>
        <div className={late > 0 ? 'bad' : ''}>
          <h2>Late</h2>
          <b>{open === undefined ? '–' : count(late)}</b>
        </div>
      </section>
      <div className="wall-columns">
        <section aria-label="Due first">
          <h2>Due first</h2>
          <Answered answer={lines} loading="Asking…">
            {(found) => (
              <ul>
                {found.lines.length === 0 && <Nothing>Nothing waits to leave.</Nothing>}
                {found.lines.slice(0, linesShown).map((line) => {
                  const left = countdown(line.dueAt, now ?? 0)
                  return (
                    <li key={line.orderLine}>
                      <b className={left.urgency}>{left.text}</b>
                      <span className="cut">{placeName(found.names, line.store)}</span>
                      <span className="cut faint">{itemName(found.names, line.item)}</span>
                    </li>
                  )
                })}
              </ul>
            )}
          </Answered>
        </section>
        {may.includes('READ_WAVES') && <WallWaves gln={gln} />}
      </div>
    </main>
  )
}

function WallWaves({ gln }: { gln: string }) {
  const zone = useZone()
  const waves = useAnswer<Waves>(`/api/dcs/${gln}/waves?status=OPEN&limit=${wavesShown}`, wavesEveryMillis)
  return (
    <section aria-label="Waves">
      <h2>Waves</h2>
      <Answered answer={waves} loading="Asking…">
        {(found) => (
          <ul>
            {found.waves.length === 0 && <Nothing>No wave is open.</Nothing>}
            {found.waves.map((wave) => (
              <li key={wave.id}>
                <b>{wave.id}</b>
                <span className="cut">{hourAndMinute(wave.cutOffAt ?? wave.releasedAt, zone)}</span>
                <span className="bar" role="img" aria-label={`${wave.done} of ${counted(wave.picks, 'pick')} done`}>
                  <span style={{ width: `${wave.picks === 0 ? 0 : (wave.done / wave.picks) * 100}%` }} />
                </span>
                <span className="faint">
                  {count(wave.done)}/{count(wave.picks)}
                </span>
              </li>
            ))}
          </ul>
        )}
      </Answered>
    </section>
  )
}
