import { Fragment } from 'react'

/** A sentence in which `commands` are set as such. */
export function Words({ text }: { text: string }) {
  return text.split('`').map((part, i) => (i % 2 === 1 ? <code key={i}>{part}</code> : <Fragment key={i}>{part}</Fragment>))
}
