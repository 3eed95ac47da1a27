import { Component, type ReactNode } from 'react'
import { Failed } from '../parts/States'

type Props = { place: string; children: ReactNode }

/** A page that could not be loaded or drawn says so; the others go on. */
export class Broken extends Component<Props, { trouble?: string; place: string }> {
  override state: { trouble?: string; place: string } = { place: this.props.place }

  static getDerivedStateFromError(error: unknown) {
    return { trouble: error instanceof Error ? error.message : String(error) }
  }

  /** Elsewhere nothing has happened yet. */
  static getDerivedStateFromProps(props: Props, state: { place: string }) {
    return props.place === state.place ? null : { trouble: undefined, place: props.place }
  }

  override render() {
    return this.state.trouble === undefined ? this.props.children : <Failed sentence={`This page cannot be shown: ${this.state.trouble}. Load it again.`} />
  }
}
