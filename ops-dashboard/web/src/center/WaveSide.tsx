import { useState } from 'react'
import type { CalledOff, OneWave, PickRow, SentOff } from '../api/types'
import { useAnswer } from '../api/useAnswer'
import { Field, Form, Said } from '../floor/Form'
import { itemName, measured, placeName } from '../floor/names'
import { reversalsOfCenter, TakeBack } from '../floor/TakeBack'
import { useDeed } from '../floor/useDeed'
import { Link } from '../frame/Link'
import { GoodsLine } from '../parts/GoodsLine'
import { Side } from '../parts/Side'
import { Answered } from '../parts/States'
import { shortMoment } from '../time/businessTime'
import { useZone } from '../time/useNow'
import { lineStatusWords, sentenceCase } from '../words/names'
import { lotWords } from '../words/lots'
import { count, counted } from '../words/numbers'
import type { SideProps } from './LineSide'
import { wavesEveryMillis } from './WavesPanel'

const shownAtMost = 400

/** One wave: what is ready to leave, what fell short, and its picks, of which some can be called off. */
export function WaveSide({ gln, may, wave, onClose }: SideProps & { wave: string }) {
  const zone = useZone()
  const [deeds, setDeeds] = useState(0)
  const answer = useAnswer<OneWave>(`/api/dcs/${gln}/waves/${encodeURIComponent(wave)}`, wavesEveryMillis, deeds)
  const done = () => setDeeds(deeds + 1)
  const works = may.includes('WORK_WAVES')
  const under = answer.value && `${answer.value.byClock ? 'by its cut-off' : 'by hand'} ${shortMoment(answer.value.releasedAt, zone)}`
  return (
    <Side label="Wave" title={`Wave ${wave}`} under={under} closeLabel="Close the wave" about={`wave ${wave}`} onClose={onClose}>
      <Answered answer={answer} loading="Asking for the wave…">
        {(found) => (
          <>
            {works && found.status === 'OPEN' && (
              <p>
                <Link className="link" to={`/dc/${gln}/pick/${wave}`}>
                  Pick it with a hand-held
                </Link>
              </p>
            )}
            <Ready gln={gln} found={found} works={works} onDone={done} />
            <Shorts found={found} />
            <Picks gln={gln} found={found} works={works} takesBack={may.includes('KEEP_DC_STOCK')} onDone={done} />
          </>
        )}
      </Answered>
    </Side>
  )
}

type PartProps = { gln: string; found: OneWave; works: boolean; onDone: () => void }

function Ready({ gln, found, works, onDone }: PartProps) {
  const deed = useDeed<SentOff>()
  const [said, setSaid] = useState<string>()
  const stores = [...new Set(found.picks.filter(isStaged).map((pick) => pick.store))]
  const send = async (store: string) => {
    const answer = await deed.act(`/api/dcs/${gln}/despatches`, { wave: found.id, store })
    if (answer) setSaid(`Left for ${placeName(found.names, store)} with ${answer.sscc}${answer.leftWith?.length ? ` and ${counted(answer.leftWith.length, 'unit')} more` : ''}.`)
    onDone()
  }
  if (stores.length === 0) return <Said>{said}</Said>
  return (
    <section className="part" aria-label="Ready to leave">
      <h3>Ready to leave</h3>
      <Said>{said}</Said>
      <ul className="list">
        {stores.map((store) => {
          const open = found.picks.filter((pick) => pick.store === store && isOpen(pick)).length
          return (
            <li key={store} className="plain">
              <span className="grow cut">{placeName(found.names, store)}</span>
              <span className="faint">
                {counted(found.picks.filter((pick) => pick.store === store && isStaged(pick)).length, 'pick')}
                {open > 0 && `, ${count(open)} open`}
              </span>
              {works && (
                <button type="button" className="small" disabled={deed.busy} onClick={() => send(store)} aria-label={`Despatch for ${placeName(found.names, store)}`}>
                  Despatch
                </button>
              )}
            </li>
          )
        })}
      </ul>
      {deed.trouble && (
        <p className="quiet trouble" role="alert">
          {deed.trouble}
        </p>
      )}
    </section>
  )
}

function Shorts({ found }: { found: OneWave }) {
  const fellShort = found.picks.filter((pick) => pick.picked != null && pick.picked < pick.units && !pick.calledOff)
  if (found.shorts.length === 0 && fellShort.length === 0) return null
  return (
    <section className="part" aria-label="Shortages">
      <h3>Shortages</h3>
      <ul className="list">
        {found.shorts.map((short) => (
          <GoodsLine
            key={short.orderLine}
            name={itemName(found.names, short.item)}
            under={`${placeName(found.names, short.store)}: ${sentenceCase(short.reason).toLowerCase()}`}
            why={short.why}
            units={measured(found.names, short.item, short.units)}
          >
            <span className="tag amber">{lineStatusWords(short.outcome)}</span>
          </GoodsLine>
        ))}
        {fellShort.map((pick) => (
          <GoodsLine
            key={pick.pick}
            name={itemName(found.names, pick.item)}
            under={
              <>
                {placeName(found.names, pick.store)}: found {measured(found.names, pick.item, pick.picked!)} of {measured(found.names, pick.item, pick.units)}
                {pick.reason && `, ${sentenceCase(pick.reason).toLowerCase()}`}
                {insteadOf(pick, found).map((other) => `; ${measured(found.names, other.item, other.picked!)} ${itemName(found.names, other.item)} in its place`)}
              </>
            }
          >
            <span className="tag amber">{pick.backOrdered ? 'Back-ordered' : insteadOf(pick, found).length > 0 ? 'Substituted' : pick.cancelled ? 'Cancelled' : 'Elsewhere'}</span>
          </GoodsLine>
        ))}
      </ul>
    </section>
  )
}

/** What went in place of a short pick. */
function insteadOf(pick: PickRow, found: OneWave): readonly PickRow[] {
  return found.picks.filter((other) => other.replaces === pick.pick && other.item !== pick.item && !other.calledOff)
}

function Picks({ gln, found, works, takesBack, onDone }: PartProps & { takesBack: boolean }) {
  const deed = useDeed<CalledOff>()
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set())
  const [reason, setReason] = useState('')
  const [said, setSaid] = useState<string>()
  const callable = found.picks.filter((pick) => !pick.despatch && !pick.calledOff)
  const toggle = (pick: number) => setChosen((before) => new Set(before.has(pick) ? [...before].filter((each) => each !== pick) : [...before, pick]))
  const callOff = async () => {
    if (reason.trim() === '') return deed.complain('Say why first, for those who ask later.')
    const body = chosen.size === 0 ? { reason: reason.trim() } : { picks: [...chosen], reason: reason.trim() }
    const answer = await deed.act(`/api/dcs/${gln}/waves/${found.id}/cancellations`, body)
    if (!answer) return
    setSaid(`${counted(answer.freed.length, 'open pick')} called off${answer.toPutBack.length > 0 ? `, ${counted(answer.toPutBack.length, 'pick')} to put back` : ''}.`)
    setChosen(new Set())
    setReason('')
    onDone()
  }
  return (
    <section className="part" aria-label="Picks">
      <h3>
        Picks <span className="note">{counted(found.picks.length, 'pick')}, as one walks</span>
      </h3>
      <Said>{said}</Said>
      {works && callable.length > 0 && (
        <Form label="Call off" act={chosen.size === 0 ? 'Call off the wave' : `Call off ${counted(chosen.size, 'pick')}`} deed={deed} onAct={callOff}>
          <Field label="Why" at="reason" value={reason} onValue={setReason} placeholder="the lorry broke down" wide />
        </Form>
      )}
      <ul className="list">
        {found.picks.slice(0, shownAtMost).map((pick) => (
          <li key={pick.pick} className="plain">
            {works && !pick.despatch && !pick.calledOff && (
              <input
                type="checkbox"
                checked={chosen.has(pick.pick)}
                onChange={() => toggle(pick.pick)}
                aria-label={`Choose pick ${pick.pick} of ${itemName(found.names, pick.item)}`}
              />
            )}
            <span className="grow">
              <span className="cut">{itemName(found.names, pick.item)}</span>
              <span className="second">
                {sentenceCase(pick.location)} · {placeName(found.names, pick.store)}
                {pickLotWords(pick)}
                {takesBack && pick.picked != null && !pick.despatch && !pick.calledOff && (
                  <span role="group" aria-label={`Answer to pick ${pick.pick} of ${itemName(found.names, pick.item)}`}>
                    {' · '}
                    <TakeBack at={reversalsOfCenter(gln)} kind="PICK" of={String(pick.pick)} onDone={onDone} />
                  </span>
                )}
              </span>
            </span>
            <span className="number">{measured(found.names, pick.item, pick.units)}</span>
            <span className={`tag ${toneOf(pick)}`}>{standingOf(pick)}</span>
          </li>
        ))}
      </ul>
      {found.picks.length > shownAtMost && <p className="quiet">{count(found.picks.length - shownAtMost)} more; the picker's page has them all.</p>}
    </section>
  )
}

/** The lot that was taken, or is to be. */
function pickLotWords({ picked, pickedLot, lot, bestBefore }: PickRow): string {
  const [of, until] = picked == null ? [lot, bestBefore] : [pickedLot, pickedLot === lot ? bestBefore : undefined]
  return of ? ` · ${lotWords(of, until)}` : ''
}

function isOpen(pick: PickRow): boolean {
  return pick.picked == null && !pick.calledOff
}

function isStaged(pick: PickRow): boolean {
  return (pick.picked ?? 0) > 0 && !pick.despatch && !pick.calledOff
}

function standingOf(pick: PickRow): string {
  if (pick.calledOff) return pick.toPutBack ? 'Put back' : 'Called off'
  if (pick.despatch) return 'Left'
  if (pick.picked == null) return 'Open'
  return pick.picked < pick.units ? 'Short' : 'Picked'
}

function toneOf(pick: PickRow): string {
  if (pick.calledOff) return pick.toPutBack ? 'amber' : ''
  if (pick.despatch || pick.picked == null) return ''
  return pick.picked < pick.units ? 'amber' : 'green'
}
