import { useState } from 'react'
import { Field, Form } from './Form'
import { useDeed } from './useDeed'

/** @param at the address to which the reason is sent; @param word the name of its field */
type Props<T> = { label: string; act: string; at: string; placeholder: string; word?: string; isSecond?: boolean; onDone: (answer: T) => void }

/** A deed that needs nothing but a reason. */
export function ReasonForm<T>({ label, act, at, placeholder, word, isSecond, onDone }: Props<T>) {
  const deed = useDeed<T>()
  const [reason, setReason] = useState('')
  const send = async () => {
    if (reason.trim() === '') return deed.complain('Say why first, for those who ask later.')
    const answer = await deed.act(at, { reason: reason.trim() })
    if (!answer) return
    setReason('')
    onDone(answer)
  }
  return (
    <Form label={label} act={act} deed={deed} isSecond={isSecond} onAct={send}>
      <Field label={word ?? 'Why'} at="reason" value={reason} onValue={setReason} placeholder={placeholder} wide />
    </Form>
  )
}
