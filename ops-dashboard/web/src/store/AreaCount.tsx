import { useRef, useState } from 'react'
import { get, wordsOf } from '../api/client'
import type { Accepted, CountSession, ScannedItem } from '../api/types'
import { Field, Said } from '../floor/Form'
import { clockUnknown, useDeed } from '../floor/useDeed'
import { Rest, Wrongs } from '../floor/Wrongs'
import { ScanField } from '../scan/ScanField'
import { shortMoment } from '../time/businessTime'
import { useBusinessNow, useZone } from '../time/useNow'
import { counted } from '../words/numbers'
import { areaName, beforeWords, type Counted, countedLines, withScan } from './counting'

type Props = { store: string; address: string; area: string; onCounted: () => void }
type Again = 'ADDS' | 'REPLACES'

/** The area that I count: each scan is one more. What was counted there before is asked about, before anything is counted twice. */
export function AreaCount({ store, address, area, onCounted }: Props) {
  const zone = useZone()
  const now = useBusinessNow()
  const deed = useDeed<Accepted>()
  const [lines, setLines] = useState<readonly Counted[]>([])
  const latest = useRef(lines)
  const scanning = useRef<Promise<void>>(Promise.resolve())
  const [asked, setAsked] = useState(false)
  const [said, setSaid] = useState<string>()
  const change = (next: readonly Counted[]) => {
    latest.current = next
    setLines(next)
  }
  const look = async (code: string) => {
    try {
      const item = await get<ScannedItem>(`/api/stores/${store}/scans?code=${encodeURIComponent(code)}`)
      deed.complain(undefined)
      setAsked(false)
      change(withScan(latest.current, item))
    } catch (error) {
      deed.complain(wordsOf(error))
    }
  }
  // One after the other, and what was scanned last is reported, too.
  const scan = (code: string) => {
    scanning.current = scanning.current.then(() => look(code))
  }
  const report = async (again?: Again) => {
    if (now === undefined) return deed.complain(clockUnknown)
    await scanning.current
    const found = countedLines(latest.current)
    if (typeof found === 'string') return deed.complain(found)
    setSaid(undefined)
    const answer = await deed.act(`${address}/counts`, { countedAt: new Date(now).toISOString(), area, lines: found, ...(again && { again }) })
    if (!answer) return setAsked(await isOpen(address))
    setAsked(false)
    change(latest.current.filter((line) => !found.some((each) => each.item === line.item)))
    setSaid(`Reported for ${areaName(area)}: ${counted(found.length, 'item')}.`)
    onCounted()
  }
  const set = (at: number, typed: string) => {
    setAsked(false)
    change(lines.map((line, other) => (other === at ? { ...line, typed } : line)))
  }
  const before = asked && deed.refused === 409
  return (
    <Wrongs deed={deed}>
      <section className="area-count" aria-label={`My count of ${areaName(area)}`}>
        <h3>
          I count {areaName(area)} <span className="note">each scan is one more</span>
        </h3>
        <Said>{said}</Said>
        <ScanField label="Scan what lies there" placeholder="item or case" onScan={scan} />
        <ul className="list typed">
          {lines.map((line, at) => (
            <li key={line.item} className="plain">
              <span className="grow">
                <span className="cut">{line.name}</span>
                <span className="second code">{line.item}</span>
              </span>
              <Field label={line.unit === 'GRAM' ? `Grams of ${line.name}` : `Units of ${line.name}`} value={line.typed} onValue={(typed) => set(at, typed)} numeric at={`lines[${at}].units`} />
              <button type="button" className="link" aria-label={`Remove ${line.name}`} onClick={() => change(lines.filter((_, other) => other !== at))}>
                Remove
              </button>
            </li>
          ))}
        </ul>
        <div className="deed">
          {before ? (
            <>
              <p className="quiet trouble" role="alert">
                {beforeWords(deed.trouble ?? '', lines, (instant) => shortMoment(instant, zone))} Does more of it lie there, or was that count wrong?
              </p>
              <button type="button" className="small" disabled={deed.busy} onClick={() => report('ADDS')}>
                More of it: add mine
              </button>
              <button type="button" className="small" disabled={deed.busy} onClick={() => report('REPLACES')}>
                It was wrong: mine replaces it
              </button>
            </>
          ) : (
            <>
              <button type="button" className="small yes" disabled={deed.busy} onClick={() => report()}>
                Report what I counted
              </button>
              <Rest />
            </>
          )}
        </div>
      </section>
    </Wrongs>
  )
}

/** A count that is over refuses for that reason, and not for what was counted before. */
function isOpen(address: string): Promise<boolean> {
  return get<CountSession>(address).then(
    (session) => session.state === 'OPEN',
    () => false,
  )
}
