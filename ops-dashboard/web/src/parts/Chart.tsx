import { useEffect, useRef } from 'react'
import uPlot from 'uplot'

type Props = { points: uPlot.AlignedData; height: number; stepped?: boolean; label: string }

function color(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim()
}

/** A line over time, as wide as its place. It is drawn anew in the colours of the theme when that changes. */
export function Chart({ points, height, stepped, label }: Props) {
  const place = useRef<HTMLDivElement>(null)
  const plot = useRef<uPlot>(undefined)
  const latest = useRef(points)
  latest.current = points
  useEffect(() => {
    const box = place.current!
    const draw = () => {
      plot.current?.destroy()
      plot.current = new uPlot(options(box.clientWidth || 300, height, stepped ?? false), latest.current, box)
    }
    draw()
    const resized = new ResizeObserver(() => plot.current?.setSize({ width: box.clientWidth || 300, height }))
    resized.observe(box)
    const themed = new MutationObserver(draw)
    themed.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
    const system = window.matchMedia('(prefers-color-scheme: dark)')
    system.addEventListener('change', draw)
    return () => {
      resized.disconnect()
      themed.disconnect()
      system.removeEventListener('change', draw)
      plot.current?.destroy()
    }
  }, [height, stepped])
  useEffect(() => plot.current?.setData(points), [points])
  return <div ref={place} className="chart" role="img" aria-label={label} style={{ height }} />
}

function options(width: number, height: number, stepped: boolean): uPlot.Options {
  return {
    width,
    height,
    padding: [4, 6, 2, 0],
    cursor: { show: false },
    legend: { show: false },
    axes: [{ show: false }, { show: false }],
    scales: { x: { time: false }, y: { range: (_, low, high) => [Math.min(0, low), Math.max(1, high * 1.08)] } },
    series: [
      {},
      {
        stroke: color('--accent'),
        fill: color('--accent-wash'),
        width: 1.5,
        points: { show: false },
        ...(stepped && uPlot.paths.stepped ? { paths: uPlot.paths.stepped({ align: 1 }) } : {}),
      },
    ],
  }
}
