/** Counts what the server does, without a trace of whom it was about. */
export interface Metrics {
  count(name: CounterName, labels?: Record<string, string>, amount?: number): void;
  /** A number that is asked for when the metrics are read. */
  gauge(name: string, help: string, read: () => number): void;
  /** Prometheus text format, version 0.0.4. */
  text(): string;
}

const COUNTERS = {
  careline_requests_total: 'Answered requests by route and status.',
  careline_sign_ins_total: 'Sign-ins by outcome.',
  careline_refreshes_total: 'Exchanged refresh tokens by outcome.',
  careline_pulled_documents_total: 'Documents sent to devices by collection.',
  careline_pushed_documents_total: 'Documents received from devices by collection and outcome.',
} as const;
type CounterName = keyof typeof COUNTERS;

/** Makes the counters of one server. */
export function createMetrics(): Metrics {
  const counters = new Map<CounterName, Map<string, number>>();
  const gauges: { name: string; help: string; read: () => number }[] = [];
  return {
    count(name, labels = {}, amount = 1) {
      const key = Object.entries(labels)
        .map(([label, value]) => `${label}="${value.replace(/[\\"\n]/g, '_')}"`)
        .join(',');
      const series = counters.get(name) ?? new Map<string, number>();
      counters.set(name, series.set(key, (series.get(key) ?? 0) + amount));
    },
    gauge(name, help, read) {
      gauges.push({ name, help, read });
    },
    text() {
      const lines: string[] = [];
      for (const [name, series] of counters) {
        lines.push(`# HELP ${name} ${COUNTERS[name]}`, `# TYPE ${name} counter`);
        for (const [key, value] of series) lines.push(`${name}${key === '' ? '' : `{${key}}`} ${value}`);
      }
      for (const { name, help, read } of gauges) {
        lines.push(`# HELP ${name} ${help}`, `# TYPE ${name} gauge`, `${name} ${read()}`);
      }
      return `${lines.join('\n')}\n`;
    },
  };
}
