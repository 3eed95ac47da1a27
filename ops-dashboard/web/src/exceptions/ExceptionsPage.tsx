import { useState } from 'react'
import type { Accepted, Case, Queue } from '../api/types'
import { useFresh } from '../api/useFresh'
import { usePages } from '../api/usePages'
import { useDeed } from '../floor/useDeed'
import { Link } from '../frame/Link'
import type { PageProps } from '../frame/pages'
import { useQuery } from '../frame/router'
import { Kinds } from '../panels/Kinds'
import { More } from '../parts/More'
import { Panel } from '../parts/Panel'
import { Answered, Lacks, Nothing } from '../parts/States'
import { Words } from '../parts/Words'
import { shortMoment } from '../time/businessTime'
import { duration } from '../time/countdown'
import { useBusinessNow, useZone } from '../time/useNow'
import { sentenceCase } from '../words/names'
import { count } from '../words/numbers'
import { remedyOf } from './settle'

/** What a person has to look at, of all services: whose it is, what ends it, and the way there. */
export default function ExceptionsPage({ me }: PageProps) {
  const [query, change] = useQuery()
  const kind = query['kind']
  const address = `/api/exceptions?${kind ? `kind=${kind}` : ''}${query['store'] ? `&store=${query['store']}` : ''}`
  const [closed, setClosed] = useState(0)
  const answer = useFresh<Queue>(address, ['exceptions'], closed)
  const pages = usePages(address, answer.value)
  const owner = query['owner']
  const once = new Map(pages.all.toReversed().flatMap((page) => page.cases.map((each) => [`${each.kind} ${each.subject}`, each])))
  const cases = [...once.values()].filter((each) => !owner || each.owner === owner).toSorted((a, b) => since(a) - since(b))
  return (
    <div className="floor">
      <header className="floor-head">
        <h1>Exceptions</h1>
        <span className="sub">the oldest first; each ends by itself when its cause is gone</span>
      </header>
      <main className="floor-main">
        <Panel title="Open" className="exceptions" note={answer.value && `${count(cases.length)}${pages.more ? '+' : ''}`}>
          <Kinds kind={kind} onKind={(of) => change({ kind: of })} />
          <div className="filters">
            <label>
              For
              <select value={owner ?? ''} onChange={(event) => change({ owner: event.target.value })}>
                <option value="">anybody</option>
                {['store', 'dc', 'merchandiser', 'operator'].map((role) => (
                  <option key={role} value={role}>
                    {sentenceCase(role)}
                    {me.roles.includes(role) ? ' (you)' : ''}
                  </option>
                ))}
              </select>
            </label>
          </div>
          <div className="scroll">
            <Answered answer={answer} loading="Asking what needs a person…">
              {({ troubles }) => (
                <>
                  <Lacks troubles={troubles} />
                  {cases.length === 0 && troubles.length === 0 && <Nothing>Nothing needs a person{kind || owner ? ' of this kind' : ''}.</Nothing>}
                  <ul className="list cases">
                    {cases.map((each) => (
                      <CaseRow key={`${each.kind} ${each.subject}`} of={each} onClosed={() => setClosed(closed + 1)} />
                    ))}
                  </ul>
                </>
              )}
            </Answered>
            <More words="More" more={pages.more} trouble={pages.trouble} />
          </div>
        </Panel>
      </main>
    </div>
  )
}

function since(of: Case): number {
  return Date.parse(of.openedAt ?? of.lastAt)
}

export function CaseRow({ of, onClosed }: { of: Case; onClosed: () => void }) {
  const zone = useZone()
  const now = useBusinessNow()
  const deed = useDeed<Accepted>()
  const remedy = remedyOf(of)
  const close = async () => {
    if (await deed.act('/api/exceptions/closings', { kind: of.kind, subject: of.subject })) onClosed()
  }
  return (
    <li data-row tabIndex={-1}>
      <span className="grow">
        <b>{sentenceCase(of.kind)}</b> <span className="faint">{of.storeName ?? of.dc ?? 'the chain'}</span>
        <span className="second detail">{of.detail}</span>
        <span className="second detail">
          For the {of.owner}. Ends by <Words text={of.ends} />.
        </span>
        {deed.trouble && (
          <span className="second trouble" role="alert">
            {deed.trouble}
          </span>
        )}
      </span>
      <span className="when">
        {now !== undefined && duration(Math.max(0, now - since(of)))} {of.times > 1 && <span className="tag">{count(of.times)} times</span>}
        <span className="second">{shortMoment(of.openedAt ?? of.lastAt, zone)}</span>
      </span>
      <span className="deeds">
        {remedy && (
          <Link className="small" to={remedy.to}>
            {remedy.words}
          </Link>
        )}
        {of.closable && (
          <button type="button" className="small" disabled={deed.busy} onClick={close} aria-label={`It is settled: ${sentenceCase(of.kind)} ${of.subject}`}>
            It is settled
          </button>
        )}
      </span>
    </li>
  )
}
