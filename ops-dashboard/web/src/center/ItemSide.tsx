import { useState } from 'react'
import type { CenterStock, StockEntries } from '../api/types'
import { useAnswer } from '../api/useAnswer'
import { Field, Form, Pick, Said, wholeUnits } from '../floor/Form'
import { itemName, measured } from '../floor/names'
import { reversalsOfCenter, TakeBack } from '../floor/TakeBack'
import { clockUnknown, useDeed } from '../floor/useDeed'
import { Side } from '../parts/Side'
import { Answered, Nothing } from '../parts/States'
import { shortMoment } from '../time/businessTime'
import { useBusinessNow, useZone } from '../time/useNow'
import { sentenceCase } from '../words/names'
import type { SideProps } from './LineSide'

const everyMillis = 4_000
const pickable = [
  ['PICK_FACE', 'Pick face'],
  ['RESERVE', 'Reserve'],
  ['DOCK', 'Dock'],
] as const
const places = [...pickable, ['STAGED', 'Staged'] as const]
const deeds = [
  ['counts', 'Count'],
  ['adjustments', 'Adjust'],
  ['moves', 'Move'],
] as const
const reported = { counts: ['Counted.', 'COUNT'], adjustments: ['Adjusted.', 'ADJUSTMENT'], moves: ['Moved.', 'MOVE'] } as const
const reasons = ['DAMAGE', 'THEFT', 'FOUND', 'WASTE', 'OWN_USE'].map((reason) => [reason, sentenceCase(reason)] as const)

/** One item at the center: where it lies, what was done to it, and forms to count, adjust and move it. */
export function ItemSide({ gln, may, item, onClose }: SideProps & { item: string }) {
  const [done, setDone] = useState(0)
  const stock = useAnswer<CenterStock>(`/api/dcs/${gln}/stock?item=${encodeURIComponent(item)}`, everyMillis, done)
  const line = stock.value?.lines[0]
  const number = line?.item ?? item
  return (
    <Side
      label="Item at the center"
      title={stock.value ? itemName(stock.value.names, number) : number}
      under={<span className="code">{number}</span>}
      closeLabel="Close the item"
      about={`item ${item}`}
      onClose={onClose}
    >
      <Answered answer={stock} loading="Asking where it lies…">
        {({ names }) => (
          <>
            {line ? (
              <dl className="levels three">
                {places
                  .map(([place, title]) => ({ place, title, units: line.locations.find((at) => at.location === place)?.units ?? 0 }))
                  .filter(({ place, units }) => place !== 'DOCK' || units > 0)
                  .map(({ place, title, units }) => (
                    <div key={place} className="level">
                      <dt>{title}</dt>
                      <dd>{measured(names, number, units)}</dd>
                    </div>
                  ))}
              </dl>
            ) : (
              <Nothing>Nothing of it was ever here.</Nothing>
            )}
            {may.includes('KEEP_DC_STOCK') && <StockForm gln={gln} item={number} onDone={() => setDone(done + 1)} />}
          </>
        )}
      </Answered>
      {line && <Entries gln={gln} item={number} stock={stock.value!} again={done} />}
    </Side>
  )
}

function StockForm({ gln, item, onDone }: { gln: string; item: string; onDone: () => void }) {
  const deed = useDeed()
  const now = useBusinessNow()
  const [what, setWhat] = useState<string>('counts')
  const [from, setFrom] = useState('PICK_FACE')
  const [to, setTo] = useState('RESERVE')
  const [reason, setReason] = useState('DAMAGE')
  const [typed, setTyped] = useState('')
  const [said, setSaid] = useState<{ words: string; kind: string; key: string }>()
  const act = async () => {
    const units = wholeUnits(typed)
    if (units === undefined || (what !== 'adjustments' && units < 0)) return deed.complain('Units must be a whole number' + (what === 'adjustments' ? ', negative for what is gone.' : ', 0 and up.'))
    if (now === undefined) return deed.complain(clockUnknown)
    const at = new Date(now).toISOString()
    const body = {
      counts: { countedAt: at, lines: [{ item, location: from, units }] },
      adjustments: { occurredAt: at, reason, lines: [{ item, location: from, units }] },
      moves: { lines: [{ item, from, to, units }] },
    }[what]
    if (!(await deed.act(`/api/dcs/${gln}/${what}`, body))) return
    const [words, kind] = reported[what as keyof typeof reported]
    setSaid({ words, kind, key: deed.lastKey() })
    setTyped('')
    onDone()
  }
  return (
    <section className="part" aria-label="Report">
      <Said>
        {said && (
          <>
            {said.words} <TakeBack key={said.key} at={reversalsOfCenter(gln)} kind={said.kind} of={said.key} onDone={onDone} />
          </>
        )}
      </Said>
      <Form label="Report" act="Report" busy={deed.busy} trouble={deed.trouble} onAct={act}>
        <Pick label="What" value={what} choices={deeds} onValue={setWhat} />
        {what === 'adjustments' && <Pick label="Why" value={reason} choices={reasons} onValue={setReason} />}
        <Pick label={what === 'moves' ? 'From' : 'Where'} value={from} choices={what === 'moves' ? places : pickable} onValue={setFrom} />
        {what === 'moves' && <Pick label="To" value={to} choices={pickable} onValue={setTo} />}
        <Field label={what === 'counts' ? 'Units there' : 'Units'} value={typed} onValue={setTyped} numeric placeholder={what === 'adjustments' ? '-3' : '48'} />
      </Form>
    </section>
  )
}

function Entries({ gln, item, stock, again }: { gln: string; item: string; stock: CenterStock; again: number }) {
  const zone = useZone()
  const answer = useAnswer<StockEntries>(`/api/dcs/${gln}/stock/${item}/entries`, everyMillis, again)
  return (
    <section className="part history" aria-label="What moved its stock">
      <h3>What happened</h3>
      <Answered answer={answer} loading="Asking what happened…">
        {({ entries, next }) => (
          <>
            <ol className="events">
              {entries.map((entry) => (
                <li key={entry.entry}>
                  <span className="when">{shortMoment(entry.recordedAt, zone)}</span>
                  <span className={entry.units > 0 ? 'happened came' : 'happened'}>
                    {sentenceCase(entry.kind)}, {sentenceCase(entry.location).toLowerCase()}
                  </span>
                  <span className="by quiet">
                    {entry.reference} · by {entry.author.subject}
                  </span>
                  <span className="number">
                    {entry.units > 0 && '+'}
                    {measured(stock.names, item, entry.units)}
                  </span>
                </li>
              ))}
            </ol>
            {next != null && <p className="quiet">These are the latest hundred; the center has the older ones.</p>}
          </>
        )}
      </Answered>
    </section>
  )
}
