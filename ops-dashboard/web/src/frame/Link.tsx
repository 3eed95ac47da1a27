import type { AnchorHTMLAttributes, MouseEvent } from 'react'
import { go } from './router'

type Props = AnchorHTMLAttributes<HTMLAnchorElement> & { to: string }

/** A link within the application. With Ctrl, or by the middle button, the browser opens it as any other. */
export function Link({ to, onClick, ...rest }: Props) {
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event)
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    go(to)
  }
  return <a href={to} onClick={follow} {...rest} />
}
