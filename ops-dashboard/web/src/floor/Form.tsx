import { type FormEvent, type ReactNode, useId } from 'react'
import { Words } from '../parts/Words'

/** @param isSecond another deed is what one comes here for */
type FormProps = { label: string; trouble: string | undefined; busy: boolean; act: string; onAct: () => void; isSecond?: boolean; children: ReactNode }

/** A small form: its fields, one deed, and what is wrong with it. */
export function Form({ label, trouble, busy, act, onAct, isSecond, children }: FormProps) {
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (!busy) onAct()
  }
  return (
    <form className="deed" aria-label={label} onSubmit={send} noValidate>
      {children}
      <button className={isSecond ? 'small' : 'small yes'} disabled={busy}>
        {act}
      </button>
      {trouble && (
        <p className="quiet trouble" role="alert">
          <Words text={trouble} />
        </p>
      )}
    </form>
  )
}

type FieldProps = { label: string; value: string; onValue: (value: string) => void; placeholder?: string; numeric?: boolean; wide?: boolean; autoFocus?: boolean }

/** A field with its name. */
export function Field({ label, value, onValue, placeholder, numeric, wide, autoFocus }: FieldProps) {
  const id = useId()
  return (
    <div className={wide ? 'field wide' : 'field'}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        value={value}
        maxLength={200}
        autoFocus={autoFocus}
        autoComplete="off"
        inputMode={numeric ? 'numeric' : undefined}
        placeholder={placeholder}
        onChange={(event) => onValue(event.target.value)}
      />
    </div>
  )
}

type MomentProps = { label: string; value: string; onValue: (value: string) => void }

/** A day and a time, as the clock of the page's place shows them. */
export function MomentField({ label, value, onValue }: MomentProps) {
  const id = useId()
  return (
    <div className="field moment">
      <label htmlFor={id}>{label}</label>
      <input id={id} type="datetime-local" value={value} onChange={(event) => onValue(event.target.value)} />
    </div>
  )
}

type ChoiceProps = { label: string; value: string; choices: readonly (readonly [string, string])[]; onValue: (value: string) => void }

/** One of several. */
export function Pick({ label, value, choices, onValue }: ChoiceProps) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onValue(event.target.value)}>
        {choices.map(([of, words]) => (
          <option key={of} value={of}>
            {words}
          </option>
        ))}
      </select>
    </div>
  )
}

/** What came of a deed, for those who see and those who hear. */
export function Said({ children }: { children?: ReactNode }) {
  return (
    <p className={children ? 'said' : 'said nothing'} role="status">
      {children}
    </p>
  )
}

/** Whole units as typed; undefined where they are none. */
export function wholeUnits(typed: string): number | undefined {
  const text = typed.trim().replace('−', '-')
  return /^-?\d{1,8}$/.test(text) ? Number(text) : undefined
}
