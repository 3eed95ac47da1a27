import './pick.css'
import { useCallback, useEffect, useState } from 'react'
import { get, wordsOf } from '../api/client'
import type { OneWave } from '../api/types'
import { placeName } from '../floor/names'
import type { Params } from '../frame/address'
import { Link } from '../frame/Link'
import { useOnline } from '../frame/useOnline'
import { Failed, Loading, Nothing, Offline } from '../parts/States'
import { ScanField } from '../scan/ScanField'
import { lotWords } from '../words/lots'
import { sentenceCase } from '../words/names'
import { count, counted, units as measure } from '../words/numbers'
import { keepWave, keptWave } from './keeping'
import { type PickQueue, type ShortReason, type Substitute, withAnswer } from './queue'
import { keepShell } from './shell'
import { useSender } from './useSender'
import { chosen, hear, instead, isShort, mostOf, openPicks, packWords, reasons } from './walk'

const everyMillis = 8_000

type Row = OneWave['picks'][number]

/** What is said with an answer beside its units. */
type More = { reason?: ShortReason; label?: string; substitute?: Substitute }

/** A picker's page for a hand-held: one column, one field, in the order of a walk. It goes on without a network; what is answered then waits in the browser. */
export default function PickPage({ params }: { params: Params }) {
  const [dc, number] = [params['gln']!, params['wave']!]
  const { wave, trouble, look } = useWave(dc, number)
  const online = useOnline()
  const kept = useSender(dc, number, look)
  const queue = kept.queue.usePart((now) => now)
  const [putOff, setPutOff] = useState<readonly number[]>([])
  const [lost, setLost] = useState(false)
  useEffect(() => {
    document.title = `Wave ${number} – Restock`
    void keepShell()
  }, [number])
  const answer = useCallback(
    (pick: number, units: number, { reason, label, substitute }: More) =>
      setLost(
        !kept.change((before) =>
          withAnswer(before, { pick, units, ...(reason && { reason }), ...(label && { label }), ...(substitute && { substitute }), answeredAt: Date.now() }),
        ),
      ),
    [kept],
  )
  const open = wave ? openPicks(wave, queue, putOff) : []
  const current = open[0]
  return (
    <main className="picker">
      <header>
        <Link to={`/dc/${dc}?view=waves&wave=${number}`} title="Back to the center">
          ‹ Wave {number}
        </Link>
        <span className="grow" />
        {wave && <b>{counted(open.length, 'pick')} to go</b>}
      </header>
      <NotSent queue={queue} online={online && trouble === undefined} lost={lost} onSeen={(pick) => kept.change((before) => ({ ...before, refused: before.refused.filter((each) => each.pick !== pick) }))} />
      {!wave && (trouble ? <Failed sentence={trouble} /> : <Loading what="Asking for the wave…" />)}
      {wave && !current && <Done dc={dc} wave={wave} queue={queue} />}
      {wave && current && (
        <OnePick
          key={current.pick}
          pick={current}
          wave={wave}
          queue={queue}
          onAnswer={(units, more) => answer(current.pick, units, more)}
          onLater={open.length > 1 ? () => setPutOff([...putOff.filter((each) => each !== current.pick), current.pick]) : undefined}
        />
      )}
    </main>
  )
}

/** The wave as the center has it, or as it was last seen. */
function useWave(dc: string, number: string) {
  const [wave, setWave] = useState<OneWave | undefined>(() => keptWave(dc, number))
  const [trouble, setTrouble] = useState<string>()
  const [looks, setLooks] = useState(0)
  useEffect(() => {
    const abort = new AbortController()
    let timer: number | undefined
    const ask = async () => {
      try {
        const found = await get<OneWave>(`/api/dcs/${dc}/waves/${encodeURIComponent(number)}`, abort.signal)
        keepWave(dc, number, found)
        setWave(found)
        setTrouble(undefined)
      } catch (error) {
        if (abort.signal.aborted) return
        setTrouble(wordsOf(error))
      }
      timer = window.setTimeout(ask, everyMillis)
    }
    void ask()
    return () => {
      abort.abort()
      window.clearTimeout(timer)
    }
  }, [dc, number, looks])
  const look = useCallback(() => setLooks((before) => before + 1), [])
  return { wave, trouble, look }
}

type NotSentProps = { queue: PickQueue; online: boolean; lost: boolean; onSeen: (pick: number) => void }

function NotSent({ queue, online, lost, onSeen }: NotSentProps) {
  const { waiting, refused } = queue
  return (
    <>
      {lost && <Failed sentence="This browser keeps nothing any more: its storage is full. Stay on this page until all is sent." />}
      {(!online || waiting.length > 0) && (
        <Offline>
          {waiting.length > 0 ? `${counted(waiting.length, 'answer')} not sent yet. ${online ? 'Sending…' : 'They wait here until the network is back.'}` : 'No network. Go on; what you answer waits here.'}
        </Offline>
      )}
      {refused.map((each) => (
        <div key={each.pick} className="state failed" role="alert">
          <p>
            Pick {each.pick} was not taken: {each.why}
          </p>
          <button type="button" className="small" onClick={() => onSeen(each.pick)}>
            Seen
          </button>
        </div>
      ))}
    </>
  )
}

function Done({ dc, wave, queue }: { dc: string; wave: OneWave; queue: PickQueue }) {
  return (
    <section className="done" aria-label="Done">
      <h1>All picked</h1>
      {queue.waiting.length > 0 ? (
        <Nothing>Keep this page until its answers are sent.</Nothing>
      ) : (
        <p>
          <Link className="link" to={`/dc/${dc}?view=waves&wave=${wave.id}`}>
            Send off what is ready
          </Link>
        </p>
      )}
    </section>
  )
}

type OnePickProps = { pick: Row; wave: OneWave; queue: PickQueue; onAnswer: (units: number, more: More) => void; onLater: (() => void) | undefined }

function OnePick({ pick, wave, queue, onAnswer, onLater }: OnePickProps) {
  const named = wave.names.items[pick.item]
  const unit = named?.unit ?? 'EACH'
  const [confirmed, setConfirmed] = useState<number>()
  const [short, setShort] = useState<number>()
  const [reason, setReason] = useState<ShortReason>()
  const [scanned, setScanned] = useState<{ label?: string; other?: string }>({})
  const [trouble, setTrouble] = useState<string>()
  const take = (units: number) => {
    const most = mostOf(pick, wave)
    if (units > most) return setTrouble(`At most ${measure(most, unit)} are asked for.`)
    if (isShort(units, pick, wave)) return setShort(units)
    onAnswer(units, said())
  }
  const said = (why?: ShortReason, substitute?: Substitute): More => ({ ...(scanned.label && { label: scanned.label }), ...(why && { reason: why }), ...(substitute && { substitute }) })
  const others = short === undefined ? [] : instead(pick, short, wave, queue)
  /** Where something may go in its place, that is asked next. */
  const because = (why: ShortReason) => (others.length > 0 && why !== 'NO_TIME' ? setReason(why) : onAnswer(short!, said(why)))
  const listen = (typed: string) => {
    setTrouble(undefined)
    if (short !== undefined) {
      if (reason !== undefined) {
        const other = chosen(typed, others, wave)
        return other === 'nothing' ? onAnswer(short, said(reason)) : other ? onAnswer(short, said(reason, other)) : setTrouble('Scan one of these, type its number, or 0 for nothing.')
      }
      const why = reasons[Number(typed.trim()) - 1]
      return why ? because(why[0]) : setTrouble('Say why by its number, 1 to 4.')
    }
    const heard = hear(typed, pick, wave, confirmed !== undefined)
    switch (heard.kind) {
      case 'wrong':
        return setTrouble(heard.words)
      case 'right':
        setScanned({ ...(heard.label && { label: heard.label }), ...(heard.other && { other: heard.other }) })
        return setConfirmed(heard.units)
      case 'units':
        return take(heard.units)
      case 'all':
        return take(confirmed!)
    }
  }
  const packs = packWords(pick.units, named?.casePack, unit)
  return (
    <section className="one-pick" aria-label={`Pick ${pick.pick}`}>
      <p className="where">{sentenceCase(pick.location)}</p>
      <h1>{named?.name ?? pick.item}</h1>
      <p className="code">{pick.item}</p>
      {pick.lot && <p className="lot">Take {lotWords(pick.lot, pick.bestBefore)}</p>}
      <p className="take">
        <b>{measure(pick.units, unit)}</b> {packs && <span>{packs}</span>}
      </p>
      <p className="for">for {placeName(wave.names, pick.store)}</p>
      <p className={trouble ? 'hint wrong' : confirmed !== undefined ? 'hint right' : 'hint'} role={trouble ? 'alert' : 'status'}>
        {trouble ?? (reason !== undefined ? 'Take something in its place?' : hint(short, confirmed, unit, scanned.other))}
      </p>
      <ScanField label={reason !== undefined ? 'In its place' : short !== undefined ? 'Why' : confirmed !== undefined ? 'How many' : 'Scan'} placeholder={reason !== undefined ? 'item, or 0' : short !== undefined ? '1 to 4' : confirmed !== undefined ? 'all' : 'item or case'} onScan={listen} large />
      {short !== undefined && reason !== undefined ? (
        <div className="reasons" role="group" aria-label="What goes in its place">
          {others.map((other, at) => (
            <button key={other.item} type="button" onClick={() => onAnswer(short, said(reason, other))}>
              <b>{at + 1}</b> {measure(other.units, unit)} {wave.names.items[other.item]?.name ?? other.item}, {sentenceCase(other.location)}
            </button>
          ))}
          <button type="button" onClick={() => onAnswer(short, said(reason))}>
            <b>0</b> Nothing
          </button>
          <button type="button" onClick={() => setReason(undefined)}>
            Back
          </button>
        </div>
      ) : short !== undefined ? (
        <div className="reasons" role="group" aria-label="Why it is less">
          {reasons.map(([why, words], at) => (
            <button key={why} type="button" onClick={() => because(why)}>
              <b>{at + 1}</b> {words}
            </button>
          ))}
          <button type="button" onClick={() => setShort(undefined)}>
            Back
          </button>
        </div>
      ) : (
        <div className="reasons">
          {confirmed === undefined && (
            <button type="button" onClick={() => setConfirmed(pick.units)}>
              The label cannot be read
            </button>
          )}
          <button type="button" onClick={() => setShort(0)}>
            It is not there
          </button>
          {onLater && (
            <button type="button" onClick={onLater}>
              Later
            </button>
          )}
        </div>
      )}
    </section>
  )
}

function hint(short: number | undefined, confirmed: number | undefined, unit: string, other: string | undefined): string {
  if (short !== undefined) return `Only ${measure(short, unit)}: why?`
  if (other) return `That is ${other}: another one is to leave first. Enter takes it all the same`
  return confirmed === undefined ? 'Scan the item or its case' : `Right. Enter for ${unit === 'GRAM' ? measure(confirmed, unit) : `all ${count(confirmed)}`}, or type how many`
}
