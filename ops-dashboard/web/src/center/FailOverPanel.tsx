import { useState } from 'react'
import type { FailOverRow, FailOvers, Me, Places } from '../api/types'
import { useAnswer } from '../api/useAnswer'
import { usePages } from '../api/usePages'
import { Field, Form, MomentField, Pick, Said } from '../floor/Form'
import { useDeed } from '../floor/useDeed'
import { useQuery } from '../frame/router'
import { More } from '../parts/More'
import { Panel } from '../parts/Panel'
import { Answered, Listed } from '../parts/States'
import { shortMoment } from '../time/businessTime'
import { instantOf } from '../time/localTime'
import { useZone } from '../time/useNow'
import { beside } from './beside'
import type { CenterProps } from './CenterPage'
import { useCenterNames } from './useCenterNames'

const everyMillis = 10_000

/** When the center could not work, or stood in for another; and the form that stops it. */
export function FailOverPanel({ gln, may, dcs }: CenterProps & { dcs: Me['dcs'] }) {
  const zone = useZone()
  const [query, change] = useQuery()
  const [done, setDone] = useState(0)
  const { nameOf, centers } = useCenterNames()
  const address = `/api/dcs/${gln}/fail-overs?`
  const answer = useAnswer<FailOvers>(address, everyMillis, done)
  const pages = usePages(address, answer.value && { ...answer.value, next: answer.value.next?.toString() })
  const rows = pages.all.flatMap((page) => page.failOvers)
  const isStopped = rows.some((row) => row.dc === gln && row.status !== 'ENDED')
  const others = centers.filter((each) => each.gln !== gln && (dcs.includes('*') || dcs.includes(each.gln)))
  return (
    <Panel title="Fail-over" className="fail-overs" note="when a center cannot work, another stands in for it">
      <div className="scroll">
        {may.includes('FAIL_OVER') && answer.value && !isStopped && <Begin gln={gln} centers={others} onDone={() => setDone(done + 1)} />}
        <Answered answer={answer} loading="Asking who stood in for whom…">
          {() => (
            <Listed isEmpty={rows.length === 0} nothing="This center was never stopped, and stood in for nobody.">
              {rows.map((row) => (
                <li key={row.id}>
                  <button type="button" data-row aria-current={query['stop'] === String(row.id)} onClick={() => change(beside('stop', String(row.id)))}>
                    <span className="grow">
                      <b className="cut">{row.dc === gln ? `${nameOf(row.standIn)} stands in` : `Stands in for ${nameOf(row.dc)}`}</b>
                      <span className="second">
                        {row.reason} · {spanWords(row, zone)}
                      </span>
                    </span>
                    <StatusTag row={row} />
                  </button>
                </li>
              ))}
            </Listed>
          )}
        </Answered>
        <More words="Older ones" more={pages.more} trouble={pages.trouble} />
      </div>
    </Panel>
  )
}

export function StatusTag({ row }: { row: FailOverRow }) {
  const words = { PLANNED: 'planned', RUNNING: 'running', ENDED: row.startedAt ? 'over' : 'called off' }[row.status] ?? row.status
  return <span className={row.status === 'RUNNING' ? 'tag red' : row.status === 'PLANNED' ? 'tag amber' : 'tag'}>{words}</span>
}

export function spanWords({ from, until, startedAt, endedAt }: FailOverRow, zone: string): string {
  const begins = shortMoment(startedAt ?? from, zone)
  if (endedAt) return `${begins} to ${shortMoment(endedAt, zone)}`
  return `${startedAt ? 'since' : 'from'} ${begins}${until ? `, until ${shortMoment(until, zone)}` : ', until a person ends it'}`
}

function Begin({ gln, centers, onDone }: { gln: string; centers: Places['centers']; onDone: () => void }) {
  const zone = useZone()
  const deed = useDeed<FailOverRow>()
  const [to, setTo] = useState('')
  const [from, setFrom] = useState('')
  const [until, setUntil] = useState('')
  const [reason, setReason] = useState('')
  const [sure, setSure] = useState(false)
  const stop = async () => {
    if (to === '') return deed.complain('Choose the center that stands in.')
    if (reason.trim() === '') return deed.complain('Say why first, for those who ask later.')
    const [begins, ends] = [instantOf(from, zone), instantOf(until, zone)]
    if (from !== '' && !begins) return deed.complain('From is no day and time.')
    if (until !== '' && !ends) return deed.complain('Until is no day and time.')
    if (!sure) {
      deed.complain(undefined)
      return setSure(true)
    }
    setSure(false)
    if (!(await deed.act(`/api/dcs/${gln}/fail-overs`, { to, from: begins ?? null, until: ends ?? null, reason: reason.trim() }))) return
    setReason('')
    onDone()
  }
  if (centers.length === 0) return <p className="quiet">There is no other center for which you may speak; one of both asks for it.</p>
  return (
    <>
      <Form label="Stop this center" isSecond act={sure ? 'Yes, stop it' : 'Stop this center'} deed={deed} onAct={stop}>
        <Pick label="Stands in" at="to" value={to} choices={[['', 'choose a center'], ...centers.map((each) => [each.gln, each.name] as const)]} onValue={setTo} />
        <MomentField label="From (empty: now)" at="from" value={from} onValue={setFrom} />
        <MomentField label="Until (empty: when ended)" at="until" value={until} onValue={setUntil} />
        <Field label="Why" at="reason" value={reason} onValue={setReason} placeholder="the racks burnt" wide />
      </Form>
      <Said>{sure && 'What no wave has taken goes to the other center, open picks are freed, and no wave or despatch leaves here until it ends. What was picked stays.'}</Said>
    </>
  )
}
