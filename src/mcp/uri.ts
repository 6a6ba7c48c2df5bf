/** The addresses of what can be read. */
export const uris = {
  scenarios: "altitude://scenarios",
  scenario: (id: string): string => `altitude://scenarios/${encodeURIComponent(id)}`,
  report: (session: string): string => `altitude://sessions/${encodeURIComponent(session)}/report`,
  assessment: (session: string): string => `altitude://sessions/${encodeURIComponent(session)}/assessment`,
} as const;
