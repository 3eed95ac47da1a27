import type { Departures, WaveRow, Waves } from '../api/types'
import { useAnswer } from '../api/useAnswer'
import { Link } from '../frame/Link'
import { useQuery } from '../frame/router'
import { Panel } from '../parts/Panel'
import { Answered, Listed } from '../parts/States'
import { shortMoment } from '../time/businessTime'
import { countdown } from '../time/countdown'
import { useBusinessNow, useZone } from '../time/useNow'
import { count, counted } from '../words/numbers'
import type { CenterProps } from './CenterPage'
import { Release } from './DeparturesPanel'

/** Waves are no part of the stream: they are asked for this often. */
export const wavesEveryMillis = 4_000

/** Waves, newest first: how far each is, and what fell short. */
export function WavesPanel({ gln, may, departures }: CenterProps & { departures: Departures | undefined }) {
  const [query, change] = useQuery()
  const status = query['status'] ?? ''
  const answer = useAnswer<Waves>(`/api/dcs/${gln}/waves?limit=50${status && `&status=${status}`}`, wavesEveryMillis)
  return (
    <Panel
      title="Waves"
      className="waves"
      tools={
        <select aria-label="Which waves" value={status} onChange={(event) => change({ status: event.target.value || undefined })}>
          <option value="">All</option>
          <option value="OPEN">Open</option>
          <option value="DONE">Done</option>
        </select>
      }
    >
      <div className="scroll">
        {may.includes('WORK_WAVES') && <Release gln={gln} may={may} departures={departures?.departures ?? []} />}
        <Answered answer={answer} loading="Asking for the waves…">
          {({ waves }) => (
            <Listed isEmpty={waves.length === 0} nothing="No wave yet. One is released with each cut-off, or by hand.">
              {waves.map((wave) => (
                <WaveLine key={wave.id} gln={gln} may={may} wave={wave} />
              ))}
            </Listed>
          )}
        </Answered>
      </div>
    </Panel>
  )
}

function waveTitle(wave: WaveRow, zone: string): string {
  return wave.cutOffAt ? `cut-off ${shortMoment(wave.cutOffAt, zone)}` : `by hand ${shortMoment(wave.releasedAt, zone)}`
}

function WaveLine({ gln, may, wave }: CenterProps & { wave: WaveRow }) {
  const zone = useZone()
  const now = useBusinessNow() ?? 0
  const [query, change] = useQuery()
  const ready = wave.staged.filter((store) => store.open === 0).length
  return (
    <li className="plain">
      <button
        type="button"
        data-row
        className="grow"
        aria-current={query['wave'] === String(wave.id)}
        onClick={() => change({ wave: String(wave.id), line: undefined, item: undefined, sscc: undefined })}
      >
        <span className="grow">
          <b>Wave {wave.id}</b> <span className="faint">{waveTitle(wave, zone)}</span>
          <span className="second">
            {count(wave.done)} of {counted(wave.picks, 'pick')} done
            {wave.fellShort > 0 && `, ${count(wave.fellShort)} fell short`}
            {wave.calledOff > 0 && `, ${count(wave.calledOff)} called off`}
          </span>
          <span className="bar" aria-hidden="true">
            <span style={{ width: `${wave.picks === 0 ? 0 : (wave.done / wave.picks) * 100}%` }} />
          </span>
        </span>
        {wave.unmet > 0 && <span className="tag amber">{counted(wave.unmet, 'line')} short</span>}
        {wave.toPutBack > 0 && <span className="tag amber">{count(wave.toPutBack)} to put back</span>}
        {ready > 0 && <span className="tag green">{counted(ready, 'store')} ready</span>}
        {wave.dueAt ? <span className={`countdown-text ${countdown(wave.dueAt, now).urgency}`}>{countdown(wave.dueAt, now).text}</span> : <span className="faint">{wave.status === 'DONE' ? 'done' : 'picked'}</span>}
      </button>
      {may.includes('WORK_WAVES') && wave.done < wave.picks && (
        <Link className="small" to={`/dc/${gln}/pick/${wave.id}`}>
          Pick
        </Link>
      )}
    </li>
  )
}
