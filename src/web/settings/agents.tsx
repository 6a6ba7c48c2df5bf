import { useMutation, useQuery } from "@tanstack/react-query";
import { Copy, KeyRound } from "lucide-react";
import { useState } from "react";
import { agentsQuery, showToken } from "../api";
import { Button } from "../parts/button";
import { Failure } from "../parts/failure";
import styles from "./agents.module.css";
import section from "./settings-page.module.css";

/** How an agent that speaks MCP connects: the command, and, when asked for, the address with its token. */
export function Agents() {
  const agents = useQuery(agentsQuery);
  const token = useMutation({ mutationFn: showToken });
  const show = (): void => {
    token.mutate();
  };
  return (
    <section className={section.section} aria-labelledby="agents">
      <h2 id="agents">Agents (MCP)</h2>
      <p>An agent that speaks the Model Context Protocol can hold an interview with you and read your reports and stories. What it reads goes to whatever model it uses.</p>
      {agents.isSuccess ? (
        <>
          <Copied label="Command, for an agent that starts programs" text={`node ${quotedPath(`${agents.data.folder}/bin/altitude.mjs`)} mcp`} />
          {agents.data.address === null ? null : token.isSuccess ? (
            <>
              <Copied label="Address, for one that connects to this running app" text={agents.data.address} />
              <Copied label="Header with the token. Whoever has it can do all of the above." text={`Authorization: Bearer ${token.data}`} />
            </>
          ) : (
            <div>
              <Button icon={<KeyRound aria-hidden />} busy={token.isPending} onClick={show}>
                Show the HTTP address and token
              </Button>
            </div>
          )}
          {token.isError ? <Failure title="The token could not be read." error={token.error} onRetry={show} /> : null}
        </>
      ) : agents.isError ? (
        <Failure
          title="How to connect could not be read."
          error={agents.error}
          onRetry={() => {
            void agents.refetch();
          }}
        />
      ) : (
        <p>{"\u00a0"}</p>
      )}
    </section>
  );
}

const quotedPath = (path: string): string => (/[^\w/.@+-]/.test(path) ? `"${path}"` : path);

/** A line to take elsewhere. */
function Copied({ label, text }: { readonly label: string; readonly text: string }) {
  const [said, setSaid] = useState("");
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setSaid("Copied");
    } catch (error) {
      if (!(error instanceof DOMException)) throw error;
      setSaid("Not copied: mark it and copy it by hand");
    }
  };
  return (
    <div className={styles.copied}>
      <p className={styles.label}>{label}</p>
      <div className={styles.line}>
        {/* Long lines are scrolled, by keyboard too. */}
        {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
        <div className={styles.text} role="group" tabIndex={0} aria-label={label}>
          <code>{text}</code>
        </div>
        <Button icon={<Copy aria-hidden />} aria-label={`Copy: ${label}`} onClick={() => void copy()}>
          Copy
        </Button>
      </div>
      <p role="status" className={styles.said}>
        {said}
      </p>
    </div>
  );
}
