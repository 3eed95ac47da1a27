import { type ReactNode, useState } from 'react'
import type { Accepted, Case, CaseEvent, Me, OneCase } from '../api/types'
import { useFresh } from '../api/useFresh'
import { usePages } from '../api/usePages'
import { Field, Form, Pick, Said } from '../floor/Form'
import { useDeed } from '../floor/useDeed'
import { Link } from '../frame/Link'
import { More } from '../parts/More'
import { Pairs } from '../parts/Pairs'
import { Side } from '../parts/Side'
import { Answered } from '../parts/States'
import { Words } from '../parts/Words'
import { shortMoment } from '../time/businessTime'
import { countdown } from '../time/countdown'
import { useBusinessNow, useZone } from '../time/useNow'
import { sentenceCase } from '../words/names'
import { count } from '../words/numbers'
import { remedyOf } from './settle'
import { eventWords, ownerWords, stakeWords } from './words'

type Props = { id: string; me: Me; onClose: () => void; onDone: () => void }

/** One exception: its cause, what is at stake, who has it, what settles it, and what happened to it. */
export function CaseSide({ id, me, onClose, onDone }: Props) {
  const [done, setDone] = useState(0)
  const address = `/api/exceptions/${encodeURIComponent(id)}?`
  const answer = useFresh<OneCase>(address, ['exceptions'], done)
  const pages = usePages(address, answer.value && { ...answer.value, next: answer.value.next?.toString() })
  const of = answer.value?.of
  const again = () => {
    setDone(done + 1)
    onDone()
  }
  return (
    <Side
      label="Exception"
      title={of ? sentenceCase(of.kind) : `Exception ${id}`}
      under={
        <>
          {of && `${of.storeName ?? of.dc ?? 'the chain'} · `}
          <span className="code">{of?.subject ?? ''}</span>
        </>
      }
      closeLabel="Close the exception's side"
      about={`case ${id}`}
      onClose={onClose}
    >
      <Answered answer={answer} loading="Asking for the exception…">
        {(one) => (
          <>
            <p className="cause">
              <Words text={one.of.detail} />
            </p>
            <Standing of={one.of} me={me.name} />
            <Settling one={one} onDone={again} />
            {me.may.includes('CLOSE_EXCEPTION') && <Working key={id} of={one.of} me={me} onDone={again} />}
            <History events={pages.all.flatMap((page) => page.events)} />
            <More words="More of its history" more={pages.more} trouble={pages.trouble} />
          </>
        )}
      </Answered>
    </Side>
  )
}

function Standing({ of, me }: { of: Case; me: string }) {
  const zone = useZone()
  const now = useBusinessNow() ?? 0
  const due = countdown(of.dueAt, now)
  const at: [string, ReactNode][] = [
    [
      'At stake',
      <>
        <b>{stakeWords(of.atStake)}</b> <span className="faint">{of.atStake.because}</span>
      </>,
    ],
    ['With', `${ownerWords(of, me)}${of.assignee ? `, for the ${of.owner}` : ''}`],
    [
      'Look by',
      of.state === 'CLOSED' ? (
        'it is closed'
      ) : (
        <>
          {shortMoment(of.dueAt, zone)}, <b className={due.urgency}>{due.text}</b>
        </>
      ),
    ],
    ['Raised', `${shortMoment(of.openedAt, zone)} by ${of.service.toLowerCase()}${of.times > 1 ? `, ${count(of.times)} times, last ${shortMoment(of.lastAt, zone)}` : ''}`],
    ['Ends by', <Words text={of.ends} />],
  ]
  if (of.snoozed) at.push(['Put off', `until ${shortMoment(of.snoozed.until, zone)}: ${of.snoozed.reason}`])
  return <Pairs of={at} />
}

function Settling({ one, onDone }: { one: OneCase; onDone: () => void }) {
  const deed = useDeed<Accepted>()
  const { of } = one
  const remedy = remedyOf(of)
  const requests = one.settlements.filter((each) => each.type !== 'CLOSE')
  if (of.state === 'CLOSED') return null
  const close = async () => {
    if (await deed.act('/api/exceptions/closings', { kind: of.kind, subject: of.subject })) onDone()
  }
  return (
    <section className="part" aria-label="What settles it">
      <h3>What settles it</h3>
      <div className="deed">
        {remedy && (
          <Link className="small yes" to={remedy.to}>
            {remedy.words}
          </Link>
        )}
        {of.closable && (
          <button type="button" className="small" disabled={deed.busy} onClick={close}>
            It is settled
          </button>
        )}
        {deed.trouble && (
          <p className="quiet trouble" role="alert">
            <Words text={deed.trouble} />
          </p>
        )}
      </div>
      {requests.map((each) => (
        <details key={`${each.type} ${each.words}`} className="request">
          <summary>{each.words}</summary>
          <p className="code">
            {each.method} {each.address} <span className="faint">of {each.service.toLowerCase()}</span>
          </p>
          <p className="code">{each.body}</p>
        </details>
      ))}
    </section>
  )
}

const hours = [
  ['4', '4 hours'],
  ['12', '12 hours'],
  ['24', 'a day'],
  ['72', '3 days'],
  ['168', 'a week'],
] as const

function Working({ of, me, onDone }: { of: Case; me: Me; onDone: () => void }) {
  const now = useBusinessNow()
  const work = useDeed<OneCase>()
  const comment = useDeed<OneCase>()
  const snooze = useDeed<OneCase>()
  const [text, setText] = useState('')
  const [reason, setReason] = useState('')
  const [long, setLong] = useState('24')
  const [said, setSaid] = useState<string>()
  const mine = of.assignee === me.name
  const open = of.state !== 'CLOSED'
  const at = `/api/exceptions/${of.id}`
  const after = (words: string) => {
    setSaid(words)
    onDone()
  }
  const assign = async () => {
    if (await work.act(`${at}/assignments`, mine ? {} : { to: me.name })) after(mine ? 'It is nobody’s now.' : 'It is yours.')
  }
  const say = async () => {
    if (text.trim() === '') return comment.complain('Say something first.')
    if (!(await comment.act(`${at}/comments`, { text: text.trim() }))) return
    setText('')
    after('It stands in the history.')
  }
  const putOff = async () => {
    if (reason.trim() === '') return snooze.complain('Say why first, for those who ask later.')
    if (now === undefined) return snooze.complain('The business clock is not known yet; try again in a moment.')
    if (!(await snooze.act(`${at}/snoozes`, { until: new Date(now + Number(long) * 3_600_000).toISOString(), reason: reason.trim() }))) return
    setReason('')
    after('It is put off, and comes back by itself.')
  }
  return (
    <section className="part" aria-label="Work on it">
      <h3>Work on it</h3>
      <Said>{said}</Said>
      {open && (
        <div className="deed">
          <button type="button" className="small" disabled={work.busy} onClick={assign}>
            {mine ? 'Give it back' : 'Assign to me'}
          </button>
          {work.trouble && (
            <p className="quiet trouble" role="alert">
              <Words text={work.trouble} />
            </p>
          )}
        </div>
      )}
      <Form label="Say something of it" act="Comment" deed={comment} onAct={say}>
        <Field label="Comment" at="text" value={text} onValue={setText} placeholder="the driver has it" wide />
      </Form>
      {open && (
        <Form label="Put it off" act="Put off" deed={snooze} onAct={putOff}>
          <Pick label="For" at="until" value={long} choices={hours} onValue={setLong} />
          <Field label="Why put it off" at="reason" value={reason} onValue={setReason} placeholder="the lorry comes tomorrow" wide />
        </Form>
      )}
    </section>
  )
}

function History({ events }: { events: readonly CaseEvent[] }) {
  const zone = useZone()
  return (
    <section className="part" aria-label="What happened to it">
      <h3>What happened to it</h3>
      <ol className="happenings">
        {events.toReversed().map((event) => (
          <li key={event.id}>
            <Words text={eventWords(event, zone)} />
            <span className="faint">
              {shortMoment(event.at, zone)} by {event.by}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
